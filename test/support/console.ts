/** GraphiQL in a browser, and what a person does with it. */
import type { Locator } from 'playwright-core';
import { type OpenedPage, openPage } from './browser.ts';

/** A page is slow where several tests share two cores. */
const PATIENCE_MS = 60_000;

export class ConsolePage {
  readonly opened: OpenedPage;
  private readonly url: string;

  constructor(opened: OpenedPage, url: string) {
    this.opened = opened;
    this.url = url;
    opened.page.setDefaultTimeout(PATIENCE_MS);
  }

  get page(): OpenedPage['page'] {
    return this.opened.page;
  }

  /** With what stands behind its address. */
  async goto(search = ''): Promise<void> {
    await this.page.goto(`${this.url}/graphiql${search}`);
    await this.settled();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.settled();
  }

  private async settled(): Promise<void> {
    await this.page.locator('.graphiql-query-editor .view-line').first().waitFor();
  }

  run(): Promise<void> {
    return this.page.getByRole('button', { name: 'Execute query' }).click();
  }

  stop(): Promise<void> {
    return this.page.getByRole('button', { name: 'Stop query' }).click();
  }

  /** Waits until the answer holds it. */
  answered(hasText: string | RegExp): Promise<void> {
    return this.page.getByLabel('Result Window').filter({ hasText }).waitFor();
  }

  /** The pane by its title, opened where it is not. */
  async pane(title: string): Promise<Locator> {
    const pane = this.page.locator(`section.pane[aria-label="${title}"]`);
    if ((await pane.count()) === 0) {
      await this.page.locator(`.graphiql-sidebar button[aria-label$="${title}"]`).click();
      await pane.waitFor();
    }
    return pane;
  }

  /** Whole texts of the editors, which show a part of them. */
  texts(): Promise<string[]> {
    return this.page.evaluate(
      'JSON.parse(localStorage.getItem("graphiql:tabState")).tabs.map((tab) => tab.query)',
    );
  }

  /** What it asked for elsewhere, and what it wrote to the console as an error. */
  faults(): { strangers: string[]; complaints: string[] } {
    const { host } = new URL(this.url);
    const { asked, complaints } = this.opened;
    const strangers = asked.filter(
      (url) => !/^(data|blob):/.test(url) && new URL(url).host !== host,
    );
    return { strangers, complaints };
  }

  close(): Promise<void> {
    return this.opened.close();
  }
}

/** A console in a browser of its own, signed in by the token where there is one. */
export async function openConsole(
  url: string,
  { token, size }: { token?: string; size?: { width: number; height: number } } = {},
): Promise<ConsolePage> {
  const opened = await openPage(size);
  if (token !== undefined) await opened.page.goto(`${url}/?token=${token}`);
  return new ConsolePage(opened, url);
}
