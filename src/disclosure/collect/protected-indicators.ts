import { isInequality } from '#vocabulary/method.ts';
import type { Project } from '#project/project.ts';
import type { DisclosurePolicy } from '#project/schema/coxcomb.ts';
import type { Indicator, Operand } from '#project/schema/indicator.ts';
import type { Measure } from '#project/schema/measure.ts';
import { hidesCounts, measuresOf, sidePolicy } from '../side-policy.ts';

/** One side of indicators: a measure, or measures added up and taken away. Indicators that count the same share a side. */
export interface Side {
  id: number;
  /** Measures with the sign by which each counts; the same text for the same side. */
  key: string;
  measures: { measure: Measure; sign: 1 | -1 }[];
  /** Added up from age bands for standardisation, which need not come to the total that is stated for all ages. */
  banded: boolean;
  /** Position in `policies`, -1 when its counts need no protection. */
  policy: number;
}

export interface ProtectedIndicator {
  indicator: Indicator;
  numerator: Side;
  denominator: Side | undefined;
  /** Policy that protects the people whom a proportion leaves out, or -1. */
  complement: number;
}

export interface Protection {
  policies: DisclosurePolicy[];
  sides: Side[];
  indicators: ProtectedIndicator[];
}

/** The indicators of a project with a count that a policy protects. A policy that hides nothing protects nothing. */
export function protectedIndicators(project: Project): Protection {
  const measures = new Map(project.measures.map(({ value }) => [value.id, value]));
  const sides = new Sides(project.declaration.disclosure);
  const sideOf = (operand: Operand, banded: boolean): Side => {
    const taken = new Set(operand.less ?? []);
    const signed = measuresOf(operand).map((id) => ({
      measure: measures.get(id) as Measure,
      sign: taken.has(id) ? (-1 as const) : (1 as const),
    }));
    return sides.take(signed, banded);
  };
  const indicators: ProtectedIndicator[] = [];
  for (const { value: indicator } of project.indicators) {
    // Made from what is shown alone: it counts nothing, and nothing follows from it.
    if (isInequality(indicator.method)) continue;
    const banded = /standardised/.test(indicator.method);
    const numerator = sideOf(indicator.numerator, banded);
    const denominator = indicator.denominator ? sideOf(indicator.denominator, banded) : undefined;
    if (numerator.policy < 0 && (denominator?.policy ?? -1) < 0) continue;
    const leavesOut = indicator.method === 'proportion' && protectsComplement(numerator, sides.policies);
    indicators.push({ indicator, numerator, denominator, complement: leavesOut ? numerator.policy : -1 });
  }
  for (const { numerator, denominator } of indicators) {
    sides.takeComponents(numerator);
    if (denominator) sides.takeComponents(denominator);
  }
  return { policies: sides.policies, sides: [...sides.all.values()], indicators };
}

/** What a measure says of itself goes before what its policy says. */
function protectsComplement({ measures, policy }: Side, policies: readonly DisclosurePolicy[]): boolean {
  if (policy < 0) return false;
  const said = measures.flatMap(({ measure }) => measure.complement ?? []);
  return said.length > 0 ? said.includes(true) : (policies[policy] as DisclosurePolicy).complement;
}

class Sides {
  readonly all = new Map<string, Side>();
  readonly policies: DisclosurePolicy[] = [];
  readonly #declared: Readonly<Record<string, DisclosurePolicy>>;
  readonly #policyAt = new Map<string, number>();

  constructor(declared: Readonly<Record<string, DisclosurePolicy>>) {
    this.#declared = declared;
  }

  take(signed: Side['measures'], banded: boolean): Side {
    const names = signed.map(({ measure, sign }) => `${sign < 0 ? '-' : '+'}${measure.id}`).sort();
    const key = `${names.join(' ')}${banded ? ' by age' : ''}`;
    const known = this.all.get(key);
    if (known) return known;
    const side = { id: this.all.size, key, measures: signed, banded, policy: this.#policyOf(signed) };
    this.all.set(key, side);
    return side;
  }

  /** Single measures of sums stand as sides of their own when one of them is shown by itself somewhere. */
  takeComponents({ measures, banded }: Side): void {
    if (measures.length === 1 || banded) return;
    if (!measures.some(({ measure }) => this.all.has(`+${measure.id}`))) return;
    for (const { measure } of measures) this.take([{ measure, sign: 1 }], false);
  }

  #policyOf(signed: Side['measures']): number {
    const policy = sidePolicy(
      signed.map(({ measure }) => measure),
      this.#declared,
    );
    if (!policy || !hidesCounts(policy)) return -1;
    const key = JSON.stringify(policy);
    const known = this.#policyAt.get(key);
    if (known !== undefined) return known;
    this.#policyAt.set(key, this.policies.length);
    return this.policies.push(policy) - 1;
  }
}
