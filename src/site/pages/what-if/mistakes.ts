import type { ChartTable } from '#charts/chart.ts';
import type { AppError } from '#vocabulary/errors/app-error.ts';
import type { SiteContext } from '../../context.ts';
import type { FieldWords } from './field-words.ts';
import { allFields, type Fields } from './fields.ts';

/** What tells a reader of a mistake. */
export interface Telling {
  tell: FieldWords;
  fields: Fields;
}

/** What is wrong with a question, and which of its changes it is. */
export function mistakeWords(site: SiteContext, { tell, fields }: Telling, { code, details }: AppError): string {
  const words = site.messages.whatIf;
  const { where = '', value = '', hint = '', place = '', what = '', reason = '' } = details as Record<string, string>;
  const { part = '', indicator = '' } = details as Record<string, string>;
  const written = value.slice(0, longestShown);
  switch (code) {
    case 'WHAT_IF_NUMBER_INVALID':
      return where === ''
        ? words.notReadable(written)
        : words.notNumber(where.slice(0, longestShown), written.slice(written.indexOf('=') + 1));
    case 'WHAT_IF_TOO_MANY':
      return words.tooManyChanges;
    case 'WHAT_IF_PLACE_UNKNOWN':
      return words.noPlace(written, hint);
    case 'WHAT_IF_DROP_UNKNOWN':
      return words.noDrop(written, hint);
    case 'WHAT_IF_ADD_UNKNOWN':
      return words.noAdd(written, what.slice(0, longestShown));
    case 'WHAT_IF_ADD_COUNTED':
      return words.addCounted(tell.measure(indicator), tell.part(part));
    default: {
      const setting = fields.settings.find(({ path }) => `${path.join('.')}.`.startsWith(`${place}.`));
      if (place === 'nodes') return words.nothingLeft;
      if (details.named === true) return words.notValidFor(reason);
      return words.notValid(place !== '' && setting ? tell.setting(setting) : undefined);
    }
  }
}

/** Of what was written in an address so much is shown again. */
const longestShown = 100;

/** All that has a field, with its place for those who write addresses. */
export function changeableTable(site: SiteContext, fields: Fields): ChartTable {
  const { changeable, changeableColumns: columns, leaveOut } = site.messages.whatIf;
  return {
    caption: changeable,
    columns: [
      { key: 'what', label: columns.what },
      { key: 'place', label: columns.place },
      { key: 'now', label: columns.now, numeric: true },
    ],
    rows: [
      ...allFields(fields).map(({ address, label, value }) => ({
        what: label,
        place: `set=${address}:`,
        now: site.format.quantity(value),
      })),
      ...fields.leaveOut.map(({ name, label }) => ({
        what: site.messages.whatIf.other([leaveOut, label]),
        place: `drop=${name.slice('drop.'.length)}`,
        now: null,
      })),
    ],
  };
}
