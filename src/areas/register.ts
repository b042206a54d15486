import type { AreaTypeDeclaration } from '#project/schema/coxcomb.ts';
import { type Issue, issue, type Place } from '#vocabulary/issue.ts';
import { firstDay, formatDay, type Interval, intersect, lastDay } from './calendar.ts';
import { type Stated, settleTimeline, valueOn } from './timeline.ts';

/** One area as the files describe it. Its code in the scheme of its type is what it is known by, and never changes. */
export interface RegisteredArea {
  /** Position in the register; final ids are given in the order of type and code. */
  index: number;
  type: number;
  code: string;
  placeholder: boolean;
  opened: number | null;
  closed: number | null;
  names: Stated<string>[];
  /** By scheme. */
  codes: Map<string, Stated<string>[]>;
  /** First day on which any file says something of it. */
  since: number;
  /** Days on which a file that claims to name every such area named it. */
  named: Interval[];
  /** Where the first file that names it does so. */
  stated: Place | undefined;
}

/** All areas that the files state, and the way from any of their codes back to them. */
export class Register {
  readonly areas: RegisteredArea[] = [];
  readonly types: readonly AreaTypeDeclaration[];
  readonly #typeIndex: Map<string, number>;
  readonly #byCode = new Map<string, RegisteredArea>();
  #byOtherCode: Map<string, (Interval & { area: RegisteredArea })[]> | undefined;

  constructor(types: readonly AreaTypeDeclaration[]) {
    this.types = types;
    this.#typeIndex = new Map(types.map((type, index) => [type.id, index]));
  }

  typeIndex(id: string): number | undefined {
    return this.#typeIndex.get(id);
  }

  typeOf(area: RegisteredArea): AreaTypeDeclaration {
    return this.types[area.type] as AreaTypeDeclaration;
  }

  /** The area of a type that is known by a code; made when it is new. */
  take(type: number, code: string): RegisteredArea {
    const key = `${type}\n${code}`;
    let area = this.#byCode.get(key);
    if (!area) {
      area = {
        index: this.areas.length,
        type,
        code,
        placeholder: false,
        opened: null,
        closed: null,
        since: lastDay,
        names: [],
        codes: new Map(),
        named: [],
        stated: undefined,
      };
      this.areas.push(area);
      this.#byCode.set(key, area);
    }
    return area;
  }

  /**
   * The area that a code names. Where areas have had the same code one after the other, the day decides; otherwise the day
   * does not matter.
   */
  find(type: number, scheme: string, code: string, day: number): RegisteredArea | undefined {
    if (scheme === this.types[type]?.scheme) return this.#byCode.get(`${type}\n${code}`);
    this.#byOtherCode ??= this.#indexOtherCodes();
    const holders = this.#byOtherCode.get(`${type}\n${scheme}\n${code}`);
    if (!holders || holders.length <= 1) return holders?.[0]?.area;
    return (holders.find(({ from, to }) => from <= day && day <= to) ?? holders[0])?.area;
  }

  #indexOtherCodes() {
    const index = new Map<string, (Interval & { area: RegisteredArea })[]>();
    for (const area of this.areas) {
      for (const [scheme, statements] of area.codes) {
        for (const { value, from, to } of settleTimeline(statements)) {
          const key = `${area.type}\n${scheme}\n${value}`;
          const holders = index.get(key) ?? [];
          if (holders.length === 0) index.set(key, holders);
          holders.push({ area, from, to });
        }
      }
    }
    return index;
  }

  /** One issue for each code that two areas of one type are said to have on the same day. */
  sharedCodes(where: Place): Issue[] {
    const stated = new Map<string, (Interval & { area: RegisteredArea })[]>();
    for (const area of this.areas) {
      for (const [scheme, statements] of area.codes) {
        for (const { value, from, to } of statements) {
          const key = `${this.typeOf(area).id}\n${scheme}\n${value}`;
          const holders = stated.get(key) ?? [];
          if (holders.length === 0) stated.set(key, holders);
          holders.push({ area, from, to });
        }
      }
    }
    return [...stated].flatMap(([key, holders]) => {
      for (const a of holders) {
        const b = holders.find((other) => other.area.index > a.area.index && intersect(a, other));
        if (!b) continue;
        const [, scheme, value] = key.split('\n');
        const day = formatDay(Math.max(a.from, b.from)) ?? 'always';
        const areas = `${a.area.code}, ${b.area.code}`;
        return [issue('AREAS_CODE_SHARED', where, { scheme, value, day, areas })];
      }
      return [];
    });
  }

  /**
   * Areas that a complete file names no longer have closed, and those that it names anew have opened, on the days next to
   * those on which they were named. An area that was known before and that no complete file names closed before the first of
   * them. Days given in a file are kept, unless a complete file names the area outside them.
   */
  closeUnnamed(): void {
    const spans = new Map<number, Interval>();
    for (const { type, named } of this.areas) {
      for (const { from, to } of named) {
        const span = spans.get(type);
        if (!span) spans.set(type, { from, to });
        else spans.set(type, { from: Math.min(span.from, from), to: Math.max(span.to, to) });
      }
    }
    for (const area of this.areas) {
      const span = spans.get(area.type);
      if (!span || area.placeholder) continue;
      if (area.named.length === 0) {
        if (area.since > firstDay && area.since < span.from) area.closed ??= span.from - 1;
        continue;
      }
      const first = Math.min(...area.named.map(({ from }) => from));
      const last = Math.max(...area.named.map(({ to }) => to));
      if (area.opened !== null && area.opened > first) area.opened = null;
      if (area.closed !== null && area.closed < last) area.closed = null;
      if (area.opened === null && first > span.from && first <= area.since) area.opened = first;
      if (area.closed === null && last < span.to) area.closed = last;
    }
  }
}

/** Today's name of an area; the last one when it has closed; its code when no file names it. */
export function nameOn(area: RegisteredArea, day: number): string {
  const line = settleTimeline(area.names);
  return valueOn(line, day) ?? line.at(-1)?.value ?? area.code;
}
