/** One need by its id, a dozen scalar fields. */
import { sameMoment } from './answers.js';

const FIELDS = `number title description category urgency state unitOfMeasure committed deadline createdAt`;

export const needById = {
  name: 'need',
  title: 'one need by id, twelve fields',
  variables: ({ needs }) => needs.slice(0, 1_000).map(({ id }) => ({ id })),
  asked: {
    hub: {
      query: `query One($id: ID!) { need(by: { id: $id }) { id needed ${FIELDS} } }`,
      answer: ({ need }) => needOf(need),
    },
    postgraphile: {
      query: `query One($id: String!) { needByRowId(rowId: $id) { rowId quantity ${FIELDS} } }`,
      answer: ({ needByRowId: { rowId, quantity, ...need } }) =>
        needOf({ id: rowId, needed: quantity, ...need }),
    },
    mercurius: {
      query: `query One($id: ID!) { need(id: $id) { id quantity ${FIELDS} } }`,
      answer: ({ need: { quantity, ...need } }) => needOf({ needed: quantity, ...need }),
    },
  },
};

function needOf(need) {
  return { ...need, deadline: sameMoment(need.deadline), createdAt: sameMoment(need.createdAt) };
}
