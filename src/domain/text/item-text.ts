/** What people write of an item of the lists, be it needed or offered: how long each text may be. */
import { optionalText, readText } from '../../input.ts';

const TITLE = 80;
const DESCRIPTION = 2000;
const MEASURE = 10;

/** @throws BAD_USER_INPUT where it is empty or too long */
export const readTitle = (title: string) => readText('input.title', title, TITLE);

/** May be empty. @throws BAD_USER_INPUT where it is too long */
export const readDescription = (description: string) =>
  optionalText('input.description', description, DESCRIPTION);

/** @throws BAD_USER_INPUT where it is empty or too long */
export const readMeasure = (unitOfMeasure: string) =>
  readText('input.unitOfMeasure', unitOfMeasure, MEASURE);
