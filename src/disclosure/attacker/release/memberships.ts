import { firstDay, lastDay, parseDay } from '#areas/calendar.ts';
import { Register, type RegisteredArea } from '#areas/register.ts';
import type { Relation } from '#areas/relation.ts';
import { Rollup } from '#areas/rollup.ts';
import { Successions } from '#areas/successions.ts';
import type { AreaTypeDeclaration } from '#project/schema/coxcomb.ts';
import type { PublicTables } from './public-tables.ts';

/** A smaller area that is added up into a larger one, on these days and with this share. */
export interface Member {
  leaf: number;
  from: number;
  to: number;
  weight: number;
}

/** Which areas are added up into which, on both maps: from the published areas and relations, as a reader would. */
export class Memberships {
  /** Type of the smaller areas → map → larger area → its members. */
  readonly #byType = new Map<string, Map<number, Member[]>[]>();
  readonly #tables: PublicTables;
  readonly #areas: RegisteredArea[];
  readonly #rollup: Rollup;

  constructor(tables: PublicTables) {
    const { types, steps, areas, relations, mapDate } = tables;
    this.#tables = tables;
    const declared = types.map((id) => ({ id, rollsUpTo: steps[id] ?? [] }) as unknown as AreaTypeDeclaration);
    const register = new Register(declared);
    const day = (text: string | null) => (text === null ? null : parseDay(text));
    this.#areas = areas.map(({ type, code, opened, closed }) =>
      Object.assign(register.take(types.indexOf(type), code), { opened: day(opened), closed: day(closed) }),
    );
    const stated = relations.map(
      ({ kind, child, parent, from, to, weight }): Relation => ({
        kind,
        child: this.#areas[child] as RegisteredArea,
        parent: this.#areas[parent] as RegisteredArea,
        from: day(from) ?? firstDay,
        to: day(to) ?? lastDay,
        weight,
        basis: null,
      }),
    );
    const mapDay = parseDay(mapDate) as number;
    this.#rollup = new Rollup(register, stated, new Successions(stated, mapDay, register), mapDay);
  }

  /** The areas of a type that are added up into an area on a day; on map 0 as it was, on map 1 as it is today. */
  of(leafType: string, map: number, area: number, day: number): Member[] {
    let maps = this.#byType.get(leafType);
    if (!maps) {
      maps = [this.#membersOf(leafType, 0), this.#membersOf(leafType, 1)];
      this.#byType.set(leafType, maps);
    }
    return maps[map]?.get(area)?.filter(({ from, to }) => from <= day && day <= to) ?? [];
  }

  #membersOf(leafType: string, map: number): Map<number, Member[]> {
    const ids = new Map(this.#areas.map((area, id) => [area, id]));
    const members = new Map<number, Member[]>();
    for (const { id, type } of this.#tables.areas) {
      if (type !== leafType) continue;
      const leaf = this.#areas[id] as RegisteredArea;
      for (const { area, from, to, weight } of map === 0 ? this.#rollup.asItWas(leaf) : this.#rollup.today(leaf)) {
        const above = ids.get(area) as number;
        const list = members.get(above) ?? [];
        if (list.length === 0) members.set(above, list);
        list.push({ leaf: id, from, to, weight });
      }
    }
    return members;
  }
}
