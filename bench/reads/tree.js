/**
 * The nested tree: the district with all places below it and all Party organisations on them. There is one
 * district, so every question also asks for one of a thousand needs: no two answers are the same.
 */
const PLACE = 'id code name';
const ORGANISATION = 'id name kind memberCount';
const HUB_PLACE = `${PLACE} partyOrganisations { ${ORGANISATION} }`;
const PG_PLACE = 'rowId code name';
const PG_ORGANISATIONS =
  'partyOrganisationsByPlaceIdList(orderBy: CODE_ASC) { rowId name kind memberCount }';

export const tree = {
  name: 'tree',
  title: 'the tree of the district with its Party organisations',
  variables: ({ needs, district }) =>
    needs.slice(0, 1_000).map(({ id }) => ({ code: district, need: id })),
  asked: {
    hub: {
      query: `query Tree($code: String!, $need: ID!) {
        need(by: { id: $need }) { id title }
        district(code: $code) { ${HUB_PLACE} streets { ${HUB_PLACE} communities { ${HUB_PLACE}
          grids { ${HUB_PLACE} buildings { ${PLACE} } } } } }
      }`,
      answer: ({ need, district }) => ({
        need,
        district: placeOf(district, ['streets', 'communities', 'grids', 'buildings']),
      }),
    },
    postgraphile: {
      query: `query Tree($code: String!, $need: String!) {
        needByRowId(rowId: $need) { rowId title }
        placeByCode(code: $code) ${placesBelow(4)}
      }`,
      answer: ({ needByRowId: { rowId, title }, placeByCode }) => ({
        need: { id: rowId, title },
        district: placeOfNodes(placeByCode),
      }),
    },
    mercurius: {
      query: `query Tree($code: String!, $need: ID!) {
        need(id: $need) { id title }
        place(code: $code) { ${HUB_PLACE} children { ${HUB_PLACE} children { ${HUB_PLACE}
          children { ${HUB_PLACE} children { ${PLACE} } } } } }
      }`,
      answer: ({ need, place }) => ({
        need,
        district: placeOf(
          place,
          Array.from({ length: 4 }, () => 'children'),
        ),
      }),
    },
  },
};

/** PostGraphile's selection of a place with so many levels below it. */
function placesBelow(levels) {
  if (levels === 0) return `{ ${PG_PLACE} }`;
  const below = `placesByParentIdList(orderBy: CODE_ASC) ${placesBelow(levels - 1)}`;
  return `{ ${PG_PLACE} ${PG_ORGANISATIONS} ${below} }`;
}

/** @param ways the field that leads down from each level */
function placeOf({ id, code, name, ...place }, [way, ...ways]) {
  if (!way) return { id, code, name };
  const below = place[way].map((one) => placeOf(one, ways));
  return { id, code, name, partyOrganisations: place.partyOrganisations, below };
}

function placeOfNodes({
  rowId: id,
  code,
  name,
  partyOrganisationsByPlaceIdList,
  placesByParentIdList,
}) {
  if (!placesByParentIdList) return { id, code, name };
  const partyOrganisations = partyOrganisationsByPlaceIdList.map(({ rowId, ...organisation }) => ({
    id: rowId,
    ...organisation,
  }));
  return { id, code, name, partyOrganisations, below: placesByParentIdList.map(placeOfNodes) };
}
