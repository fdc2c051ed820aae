/** What is sent to the client of a subscription, and on which way: answers in their final form, whatever the transport. */

/** An answer as JSON, and the cursor that stands behind it, where one does. Without a text: a cursor alone. */
export interface Message {
  text: string;
  cursor: string | undefined;
}

/** What was made for a subscription, or why nothing could be. */
export type Made = readonly Message[] | Error;

/** The way to a client. */
export interface Sink {
  /** All of them or, where the client is gone, none; never throws. */
  send(messages: readonly Message[]): void;
  readonly isFull: boolean;
  /** When the client has read enough, or is gone. */
  drained(): Promise<void>;
}
