/** Asks over HTTP as a client would. A failure prints the document, the errors and the statements. */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import type { Statement } from '../../src/engine/database/statement.ts';

export interface Answer<T> {
  data: T;
  extensions?: { cost: { requested: number; left?: number } };
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

type Document<T, V> = string | TypedDocumentNode<T, V>;

export class Asker {
  private readonly url: string;
  private readonly seen: Statement[];
  private readonly token: string | null;

  /** @param token null: asks as nobody known */
  constructor(url: string, seen: Statement[], token: string | null) {
    this.url = url;
    this.seen = seen;
    this.token = token;
  }

  /** The data. Throws where there are errors. */
  // oxlint-disable-next-line typescript/no-explicit-any -- untyped documents are answered untyped
  async ask<T = any, V = Record<string, unknown>>(
    document: Document<T, V>,
    variables?: V,
  ): Promise<T> {
    const { data, errors } = await this.answer(document, variables);
    if (!errors) return data;
    const told = errors.map((one) => `${one.message} ${JSON.stringify(one.extensions)}`);
    const sent = this.seen.map((one) => `/* ${one.name} */ ${one.text}`);
    throw new Error([textOf(document), ...told, ...sent].join('\n'));
  }

  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  async answer<T = any, V = Record<string, unknown>>(
    document: Document<T, V>,
    variables?: V,
  ): Promise<Answer<T>> {
    this.seen.length = 0;
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.token !== null && { authorization: `Bearer ${this.token}` }),
      },
      body: JSON.stringify({ query: textOf(document), variables }),
    });
    return (await response.json()) as Answer<T>;
  }

  /** The one error that a question must meet: its extensions. */
  async refusal(
    document: string,
    variables?: Record<string, unknown>,
  ): Promise<Record<string, unknown>> {
    const { errors } = await this.answer(document, variables);
    if (errors?.length !== 1) {
      throw new Error(`one error was expected, not ${JSON.stringify(errors)} for ${document}`);
    }
    return errors[0]?.extensions ?? {};
  }
}

function textOf(document: Document<unknown, never>): string {
  return typeof document === 'string' ? document : print(document);
}
