/** A plain table with its words. */
import type { ComponentChildren } from 'preact';
import type { Word } from '../words.ts';
import { useScreen } from './screen-context.ts';

interface Props {
  title: Word;
  heads: readonly Word[];
  rows: readonly (readonly ComponentChildren[])[];
}

export function Table({ title, heads, rows }: Props) {
  const { say } = useScreen();
  return (
    <table>
      <caption>{say(title)}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {say(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, at) => (
          <tr key={at}>
            {cells.map((cell, column) => (
              <td key={column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
