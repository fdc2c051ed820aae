/** Fields of a type with their arguments, and below what is ticked the fields of its type. */
import { getNamedType, isAbstractType, isCompositeType, isUnionType } from 'graphql';
import { selectedBy, withArgument, withField } from './explorer-edit.js';

/** @param words of names and descriptions, for the uppermost fields alone */
export function Fields({ type, schema, set, way, words = '', change }) {
  const fields = isUnionType(type) ? [] : Object.values(type.getFields());
  const kinds = isAbstractType(type) ? schema.getPossibleTypes(type) : [];
  const looked = words.trim().toLowerCase();
  const isMeant = ({ name, description }) =>
    `${name} ${description ?? ''}`.toLowerCase().includes(looked);
  // At the root, where there are many, what the document asks for stands first.
  const rankOf = ({ name }) => (way.steps.length === 0 && selectedBy(name, set) ? 0 : 1);
  const tickedFirst = (a, b) => rankOf(a) - rankOf(b);
  return (
    <ul className="fields">
      {fields
        .filter(isMeant)
        .toSorted(tickedFirst)
        .map((field) => (
          <Field key={field.name} step={field.name} {...{ field, schema, set, way, change }} />
        ))}
      {kinds.map((one) => (
        <Field key={one.name} step={`...${one.name}`} of={one} {...{ schema, set, way, change }} />
      ))}
    </ul>
  );
}

/** A field, or a fragment on the type `of`. */
function Field({ step, field, of, schema, set, way, change }) {
  const type = of ?? getNamedType(field.type);
  const node = selectedBy(step, set);
  const here = { kind: way.kind, steps: [...way.steps, step] };
  const { description } = field ?? of;
  return (
    <li>
      <label title={description ?? undefined}>
        <input
          type="checkbox"
          checked={node !== undefined}
          onChange={() => change(withField, { ...here, field, type })}
        />
        <code>{step}</code> <small>{briefOf(description)}</small>
      </label>
      {node && field && field.args.length > 0 && <Arguments {...{ field, node, here, change }} />}
      {node && isCompositeType(type) && (
        <Fields {...{ type, schema, change }} set={node.selectionSet} way={here} />
      )}
    </li>
  );
}

function Arguments({ field, node, here, change }) {
  const isGiven = ({ name }) => node.arguments?.some((one) => one.name.value === name);
  return (
    <ul className="arguments" aria-label={`${field.name} 的参数 arguments`}>
      {field.args.map((argument) => (
        <li key={argument.name}>
          <label title={argument.description ?? undefined}>
            <input
              type="checkbox"
              checked={isGiven(argument)}
              onChange={() => change(withArgument, { ...here, argument })}
            />
            <code>{argument.name}:</code> <small>{String(argument.type)}</small>
          </label>
        </li>
      ))}
    </ul>
  );
}

/** The Chinese term that a description ends with. */
function briefOf(description) {
  const signs = Array.from(description ?? '');
  const last = signs.findLastIndex((sign) => !/[\p{Script=Han}（）、，·：“”]/u.test(sign));
  return signs.slice(last + 1).join('');
}
