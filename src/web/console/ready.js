/**
 * The questions that the project keeps, ready to be asked: by chapter, each with its title and the viewer that it is meant for.
 * Their titles are the first lines of their files, Chinese ahead of English.
 */
import listed from './ready.json';

const texts = import.meta.glob('../../../test/operations/{readme,questions}/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

function questionOf({ chapter, file, viewer, variables }) {
  const query = texts[`../../../test/operations/${file}.graphql`];
  const [title, english] = query.split('\n').map((line) => line.replace(/^# /, ''));
  return { chapter, title, english, viewer, query, variables: variables && textOf(variables) };
}

export function textOf(variables) {
  return JSON.stringify(variables, null, 2);
}

/** In the order in which they are shown. */
export const QUESTIONS = listed.map(questionOf);

/** Those of the README: the tabs of whoever opens the console for the first time. */
export const FIRST_TABS = listed
  .map(({ file }, i) => ({ file, question: QUESTIONS[i] }))
  .filter(({ file }) => file.startsWith('readme/'))
  .map(({ question: { query, variables } }) => ({ query, variables }));

/** Chapters in their order, each with its questions. */
export const CHAPTERS = [...Map.groupBy(QUESTIONS, ({ chapter }) => chapter)];
