import type { ReactNode } from 'react';
import type { AreaType, FrameworkRecord } from '#release/reader/records.ts';
import { paths } from '../../addresses.ts';
import type { SiteContext } from '../../context.ts';
import { capitalise } from '../../format.ts';
import { type Field, type Fields, mostFields } from './fields.ts';
import type { Shown } from './shown-values.ts';

interface FormProps {
  site: SiteContext;
  framework: FrameworkRecord;
  types: readonly AreaType[];
  type: AreaType;
  fields: Fields;
  shown: Shown;
}

/** Plain fields in a plain form: what is submitted is an address that can be kept and sent to others. */
export function WhatIfForm({ site, framework, types, type, fields, shown }: FormProps) {
  const words = site.messages.whatIf;
  const address = site.href(paths.whatIf(framework));
  const onlyThis = fields.weights.length + fields.cuts.length === 0;
  return (
    <form className="what-if" action={address} method="get">
      {shown.kept.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {types.length > 1 && (
        <div className="what-if__field">
          <label htmlFor="what-if-type">{words.areaType}</label>
          <select id="what-if-type" name="type" defaultValue={type.key}>
            {types.map((one) => (
              <option key={one.key} value={one.key}>
                {capitalise(one.plural)}
              </option>
            ))}
          </select>
        </div>
      )}
      <Numbers legend={words.weights} hint={words.weightsHint} list={fields.weights} shown={shown} idPrefix="w" />
      <Numbers legend={words.cuts} list={fields.cuts} shown={shown} idPrefix="c" />
      <More title={words.measures} list={fields.measures} shown={shown}>
        <Numbers legend={words.measures} list={fields.measures} shown={shown} idPrefix="m" bare />
      </More>
      <More title={words.standards} list={fields.standards} shown={shown}>
        <Numbers legend={words.standards} list={fields.standards} shown={shown} idPrefix="s" bare />
      </More>
      {fields.leaveOut.length > 1 && (
        <Boxes title={words.leaveOut} list={fields.leaveOut} ticked={shown.leftOut} idPrefix="d" open={onlyThis} />
      )}
      {fields.takeIn.length > 0 && (
        <Boxes title={words.takeIn} hint={words.takeInHint} list={fields.takeIn} ticked={shown.takenIn} idPrefix="t" />
      )}
      {fields.more && <p className="muted">{words.tooMany(site.format.count(mostFields))}</p>}
      <p className="what-if__buttons">
        <button className="button" type="submit">
          {words.button}
        </button>
        <a href={address}>{words.reset}</a>
      </p>
    </form>
  );
}

interface BoxesProps {
  title: string;
  hint?: string;
  list: readonly { name: string; label: string }[];
  ticked: ReadonlySet<string>;
  idPrefix: string;
  open?: boolean;
}

/** Boxes to tick, shut until one of them is. */
function Boxes({ title, hint, list, ticked, idPrefix, open = false }: BoxesProps) {
  return (
    <details className="topic" open={open || list.some(({ name }) => ticked.has(name))}>
      <summary>
        <span className="topic__name">{title}</span>
      </summary>
      <fieldset className="topic__body what-if__fields">
        <legend className="nhsuk-u-visually-hidden">{title}</legend>
        {hint !== undefined && <p className="muted">{hint}</p>}
        {list.map(({ name, label }, i) => (
          <div key={name} className="what-if__check">
            <input id={`${idPrefix}${i}`} type="checkbox" name={name} value="1" defaultChecked={ticked.has(name)} />
            <label htmlFor={`${idPrefix}${i}`}>{label}</label>
          </div>
        ))}
      </fieldset>
    </details>
  );
}

interface NumbersProps {
  legend: string;
  hint?: string;
  list: readonly Field[];
  shown: Shown;
  idPrefix: string;
  /** Whether the heading stands in the summary above already. */
  bare?: boolean;
}

function Numbers({ legend, hint, list, shown, idPrefix, bare = false }: NumbersProps) {
  if (list.length === 0) return null;
  return (
    <fieldset className={bare ? 'topic__body what-if__fields' : 'what-if__fields'}>
      <legend className={bare ? 'nhsuk-u-visually-hidden' : undefined}>{legend}</legend>
      {hint !== undefined && <p className="muted">{hint}</p>}
      {list.map(({ address, label, value }, i) => (
        <div key={address} className="what-if__field">
          <label htmlFor={`${idPrefix}${i}`}>{label}</label>
          <input
            id={`${idPrefix}${i}`}
            name={address}
            type="number"
            step="any"
            inputMode="decimal"
            defaultValue={shown.numbers.get(address) ?? String(value)}
          />
        </div>
      ))}
    </fieldset>
  );
}

interface MoreProps {
  title: string;
  list: readonly Field[];
  shown: Shown;
  children: ReactNode;
}

/** A long list of fields, shut until one of them is changed. */
function More({ title, list, shown, children }: MoreProps) {
  if (list.length === 0) return null;
  const changed = list.some(({ address, value }) => Number(shown.numbers.get(address) ?? value) !== value);
  return (
    <details className="topic" open={changed}>
      <summary>
        <span className="topic__name">{title}</span>
      </summary>
      {children}
    </details>
  );
}
