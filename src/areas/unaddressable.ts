import { type Issue, issue, type Place } from '#vocabulary/issue.ts';
import type { Register, RegisteredArea } from './register.ts';

/** More than this the routes of pages and of the API do not take. */
const longestCode = 100;

/**
 * One issue for each code that cannot stand in the address of a page: areas would be shown under another's address, or under none.
 * Placeholders and areas of types without public pages have no address, so their codes may be anything.
 */
export function unaddressableCodes(register: Register): Issue[] {
  const issues: Issue[] = [];
  const byAddress = new Map<string, RegisteredArea>();
  for (const area of register.areas) {
    const type = register.typeOf(area);
    if (area.placeholder || !type.listed) continue;
    const { code: value, stated } = area;
    const where: Place = stated ?? {};
    const reason = reasonAgainst(value);
    if (reason !== undefined) {
      // A cell of many lines or pages would fill the report.
      const shown = value.replace(/\p{Cc}/gu, '�').slice(0, longestCode);
      issues.push(issue('AREAS_CODE_WITHOUT_ADDRESS', where, { value: shown, type: type.id, reason }));
      continue;
    }
    // Addresses are written in lower case.
    const address = `${area.type}\n${value.toLowerCase()}`;
    const other = byAddress.get(address);
    if (other) issues.push(issue('AREAS_ADDRESS_SHARED', where, { value, type: type.id, other: other.code }));
    else byAddress.set(address, area);
  }
  return issues;
}

function reasonAgainst(code: string): string | undefined {
  if (code === '.' || code === '..') return 'browsers take it for a step between folders';
  if (/\p{Cc}/u.test(code)) return 'it holds control characters';
  if (code.length > longestCode) return `it is longer than ${longestCode} characters`;
  const ending = /\.(json|csv|svg)$/i.exec(code)?.[0];
  return ending && `its ending ${ending} asks for a page in another form`;
}
