/**
 * Whether the hub takes what is new. It goes from *open* to *leaving* (not ready any more, no new sockets; requests are
 * answered as ever, since a load balancer needs a moment to notice) to *shut* (no new connections; each answer
 * tells its client not to come back on this one).
 */
export class Drain {
  private state: 'open' | 'leaving' | 'shut' = 'open';

  get isOpen(): boolean {
    return this.state === 'open';
  }

  get isShut(): boolean {
    return this.state === 'shut';
  }

  leave(): void {
    if (this.state === 'open') this.state = 'leaving';
  }

  shut(): void {
    this.state = 'shut';
  }
}
