import { type Issue, issue } from '#vocabulary/issue.ts';
import { type Relation, succession } from './relation.ts';
import type { Register, RegisteredArea } from './register.ts';

/** Where an area ends up, and with which share. */
export interface Share {
  area: RegisteredArea;
  weight: number;
}

/** Who took the place of areas that have ended. */
export class Successions {
  readonly #next = new Map<RegisteredArea, Relation[]>();
  readonly #ends = new Map<RegisteredArea, Share[]>();
  readonly issues: Issue[] = [];

  /** @param day successions that take effect later are not followed */
  constructor(relations: readonly Relation[], day: number, register: Register) {
    for (const relation of relations) {
      if (relation.kind !== succession) continue;
      const next = this.#next.get(relation.child);
      if (next) next.push(relation);
      else this.#next.set(relation.child, [relation]);
    }
    for (const [child, next] of this.#next) {
      const sum = next.reduce((total, { weight }) => total + weight, 0);
      if (Math.abs(sum - 1) > 0.001) {
        const details = { value: child.code, type: register.typeOf(child).name, sum: Number(sum.toPrecision(6)) };
        this.issues.push(issue('AREAS_SHARES_SUM', {}, details));
      }
    }
    this.issues.push(...this.#breakCycles(register));
    for (const [child, next] of this.#next) {
      const due = next.filter(({ from }) => from <= day);
      if (due.length > 0) this.#next.set(child, due);
      else this.#next.delete(child);
    }
  }

  /** The areas at the ends of the chains from an area, with shares that multiply along the way; itself when none begins. */
  ends(area: RegisteredArea): Share[] {
    const known = this.#ends.get(area);
    if (known) return known;
    const next = this.#next.get(area);
    const shares = new Map<RegisteredArea, number>();
    for (const { parent, weight } of next ?? []) {
      for (const end of this.ends(parent)) shares.set(end.area, (shares.get(end.area) ?? 0) + weight * end.weight);
    }
    const ends = next ? [...shares].map(([end, weight]) => ({ area: end, weight })) : [{ area, weight: 1 }];
    this.#ends.set(area, ends);
    return ends;
  }

  /** The last day of each area that another has followed. */
  *closings(): Generator<{ area: RegisteredArea; day: number }> {
    for (const [area, next] of this.#next) {
      yield { area, day: Math.min(...next.map(({ from }) => from)) - 1 };
    }
  }

  /** Takes out the successions that lead back to where they began, so that every chain has an end. */
  #breakCycles(register: Register): Issue[] {
    const issues: Issue[] = [];
    const done = new Set<RegisteredArea>();
    const visit = (area: RegisteredArea, path: RegisteredArea[]) => {
      if (done.has(area)) return;
      const onPath = [...path, area];
      const kept = (this.#next.get(area) ?? []).filter(({ parent }) => {
        const start = onPath.indexOf(parent);
        if (start < 0) {
          visit(parent, onPath);
          return true;
        }
        const chain = [...onPath.slice(start), parent].map(({ code }) => code).join(' → ');
        const details = { value: parent.code, type: register.typeOf(parent).name, chain };
        issues.push(issue('AREAS_SUCCESSION_CYCLE', {}, details));
        return false;
      });
      if (kept.length > 0) this.#next.set(area, kept);
      else this.#next.delete(area);
      done.add(area);
    };
    for (const area of [...this.#next.keys()]) visit(area, []);
    return issues;
  }
}
