/** The tables of the cost pane. */
import { Bar, figure } from './bar.jsx';

/** Each as long as its share of the dearest, at the depth at which it stands. */
export function Fields({ fields, others }) {
  const dearest = Math.max(1, ...fields.map(({ cost }) => cost));
  return (
    <table className="costs">
      <thead>
        <tr>
          <th scope="col">
            字段 Field <small>次数×长度 → 答出 times × length → answered</small>
          </th>
          <th scope="col">费用 Cost</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((one) => (
          <FieldRow key={one.path} {...one} dearest={dearest} />
        ))}
        {others && (
          <tr>
            <th scope="row">另有 {figure(others.fields)} 个 others</th>
            <td>{figure(others.cost)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function FieldRow({ path, field, cost, times, length, own, objects, dearest }) {
  const steps = path.split('.');
  const objectsEach = length === undefined ? [] : [`${figure(times)} × ${figure(length)}`];
  const ownEach = own === undefined ? [] : [`${figure(times)} × ${figure(own)}`];
  const answered = objects === undefined ? '' : ` → ${figure(objects)}`;
  const reckoning = [...objectsEach, ...ownEach].join(' + ') + answered;
  return (
    <tr title={`${path}\n${field}`}>
      <th scope="row" style={{ paddingInlineStart: `${0.4 + (steps.length - 1) * 0.75}em` }}>
        {steps.at(-1)} <small>{reckoning}</small>
      </th>
      <td>
        {figure(cost)}
        <Bar share={cost / dearest} />
      </td>
    </tr>
  );
}

const LABELS = {
  objects: '对象 Objects',
  characters: '字符 Characters',
  rows: '行 Rows read',
  bytes: '字节 Bytes read',
  sqlMs: '数据库毫秒 Database ms',
};

/** What was taken of what may be; a dash where it is not told. */
export function Spent({ spent }) {
  return (
    <dl className="figures">
      {Object.entries(spent).map(([name, { taken, most }]) => (
        <div key={name}>
          <dt>{LABELS[name]}</dt>
          <dd>
            {taken === undefined ? '—' : figure(taken)} / {figure(most)}
            {taken !== undefined && <Bar share={taken / most} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function Statements({ statements }) {
  const slowest = Math.max(0.01, ...statements.map(({ ms }) => ms));
  return (
    <table className="costs">
      <thead>
        <tr>
          <th scope="col">
            语句 Statement <small>起，返回行 from, rows</small>
          </th>
          <th scope="col">毫秒 ms</th>
        </tr>
      </thead>
      <tbody>
        {statements.map(({ name, rows, sentAt, ms }, i) => (
          <tr key={`${i} ${name}`}>
            <th scope="row">
              {name}{' '}
              <small>
                +{figure(sentAt)} · {figure(rows)} 行
              </small>
            </th>
            <td>
              {figure(ms)}
              <Bar share={ms / slowest} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
