/** Texts of inputs that hold what no text may, wherever in the input they stand. */
import { refuseOddCharacters, refuseOpenDirections } from '../../odd-characters.ts';

/** @throws BAD_USER_INPUT for the first text of the input that holds what no text may */
export function refuseOddTexts(input: unknown, argument = 'input'): void {
  if (typeof input === 'string') {
    refuseOddCharacters(argument, input);
    refuseOpenDirections(argument, input);
  }
  if (typeof input !== 'object' || input === null) return;
  for (const [name, value] of Object.entries(input)) refuseOddTexts(value, `${argument}.${name}`);
}
