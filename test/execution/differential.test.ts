/**
 * The executor beside graphql-js: the same answers, errors, paths and places, from the first use of a plan to the last.
 * graphql-js tells errors of promises as they happen, and leaves some of them to nobody: so it resolves what is there at
 * once, in the document's order, and we the same and what is promised.
 */
import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  execute,
  getOperationAST,
  getVariableValues,
  NoUnusedVariablesRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { Random } from '../../src/demo/random.ts';
import { Extent } from '../../src/engine/execution/extent.ts';
import { OperationPlan } from '../../src/engine/execution/operation-plan.ts';
import { randomDocument, randomVariables } from './synthetic-document.ts';
import { randomSchema } from './synthetic-schema.ts';

const DOCUMENTS = Number(process.env['GRIDHUB_DOCUMENTS'] ?? 400);
const USES = 4;
/** All variables are declared, whichever a document uses. */
const RULES = specifiedRules.filter((rule) => rule !== NoUnusedVariablesRule);

/** What a client would be sent, byte by byte. */
const told = (result: ExecutionResult) => JSON.stringify(result);

async function ours(
  plan: OperationPlan,
  { schema, document }: { schema: GraphQLSchema; document: DocumentNode },
  given: Record<string, unknown>,
): Promise<ExecutionResult> {
  const operation = getOperationAST(document);
  const { errors, coerced } = getVariableValues(
    schema,
    operation?.variableDefinitions ?? [],
    given,
  );
  if (errors) return { errors };
  return plan.run({ variables: coerced, context: {}, extent: new Extent() });
}

describe('beside graphql-js, over schemas and documents at random', () => {
  test(`${DOCUMENTS} documents, each asked ${USES} times`, async () => {
    const random = new Random(20_210_715);
    const seen = { invalid: 0, withErrors: 0, nulled: 0, whole: 0, different: new Set<string>() };
    for (let done = 0; done < DOCUMENTS;) {
      const seed = random.whole(0, 1e9);
      const prompt = randomSchema(new Random(seed), true);
      const late = randomSchema(new Random(seed), false);
      for (let i = 0; i < 20 && done < DOCUMENTS; i += 1) {
        const text = randomDocument(random, prompt);
        const document = parse(text);
        if (validate(prompt, document, RULES).length > 0) {
          seen.invalid += 1;
          continue;
        }
        done += 1;
        const plans = [prompt, late].map((schema) => planOf(schema, document));
        for (let use = 0; use < USES; use += 1) {
          const variables = randomVariables(random);
          const asked = { document, variableValues: variables };
          const right = told(await execute({ schema: prompt, ...asked }));
          for (const [at, schema] of [prompt, late].entries()) {
            const answer = await ours(plans[at] as OperationPlan, { schema, document }, variables);
            expect(told(answer), `${seed} ${use} ${text} ${JSON.stringify(variables)}`).toBe(right);
          }
          const { data, errors } = JSON.parse(right) as ExecutionResult;
          if (errors) seen.withErrors += 1;
          if (!data) seen.nulled += 1;
          if (data && !errors) seen.whole += 1;
          seen.different.add(right);
        }
      }
    }
    console.log(
      `${DOCUMENTS * USES} answers: ${seen.whole} whole, ${seen.withErrors} with errors, ${seen.nulled} of no data, ` +
        `${seen.different.size} different; ${seen.invalid} documents were invalid`,
    );
    expect(seen.whole).toBeGreaterThan(DOCUMENTS / 10);
    expect(seen.withErrors).toBeGreaterThan(DOCUMENTS / 2);
    expect(seen.invalid).toBeLessThan(DOCUMENTS * 2);
  }, 1_800_000);
});

function planOf(schema: GraphQLSchema, document: DocumentNode): OperationPlan {
  const operation = getOperationAST(document);
  if (!operation) throw new GraphQLError('the document has no operation');
  return new OperationPlan(schema, document, operation);
}
