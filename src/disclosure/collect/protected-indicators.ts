import type { Project } from '#project/project.ts';
import type { DisclosurePolicy } from '#project/schema/coxcomb.ts';
import type { Indicator, Operand } from '#project/schema/indicator.ts';
import type { Measure } from '#project/schema/measure.ts';

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
  const policies: DisclosurePolicy[] = [];
  const policyAt = new Map<string, number>();
  for (const [name, policy] of Object.entries(project.declaration.disclosure)) {
    if (policy.smallest <= 1 && !policy.hideZero) continue;
    policyAt.set(name, policies.length);
    policies.push(policy);
  }
  const sides = new Map<string, Side>();
  const sideOf = (operand: Operand, banded: boolean): Side => {
    const parts = [operand.measure, ...(operand.sum ?? [])].map((id) => ({ id, sign: 1 as const }));
    const taken = (operand.less ?? []).map((id) => ({ id, sign: -1 as const }));
    const signed = [...parts, ...taken].map(({ id, sign }) => ({ measure: measures.get(id) as Measure, sign }));
    return addSide(sides, signed, banded, strictest(signed, policyAt, policies));
  };
  const indicators: ProtectedIndicator[] = [];
  for (const { value: indicator } of project.indicators) {
    const banded = /standardised/.test(indicator.method);
    const numerator = sideOf(indicator.numerator, banded);
    const denominator = indicator.denominator ? sideOf(indicator.denominator, banded) : undefined;
    if (numerator.policy < 0 && (denominator?.policy ?? -1) < 0) continue;
    const leavesOut = indicator.method === 'proportion' && policies[numerator.policy]?.complement;
    indicators.push({ indicator, numerator, denominator, complement: leavesOut ? numerator.policy : -1 });
  }
  addComponents(sides, indicators, policyAt, policies);
  return { policies, sides: [...sides.values()], indicators };
}

function addSide(sides: Map<string, Side>, signed: Side['measures'], banded: boolean, policy: number): Side {
  const names = signed.map(({ measure, sign }) => `${sign < 0 ? '-' : '+'}${measure.id}`).sort();
  const key = `${names.join(' ')}${banded ? ' by age' : ''}`;
  const side = sides.get(key) ?? { id: sides.size, key, measures: signed, banded, policy };
  sides.set(key, side);
  return side;
}

/** Single measures of sums stand as sides of their own when one of them is shown by itself somewhere. */
function addComponents(
  sides: Map<string, Side>,
  indicators: readonly ProtectedIndicator[],
  policyAt: ReadonlyMap<string, number>,
  policies: readonly DisclosurePolicy[],
): void {
  for (const { numerator, denominator } of indicators)
    for (const side of [numerator, denominator]) {
      if (!side || side.measures.length === 1 || side.banded) continue;
      if (!side.measures.some(({ measure }) => sides.has(`+${measure.id}`))) continue;
      for (const { measure } of side.measures) {
        const alone: Side['measures'] = [{ measure, sign: 1 }];
        addSide(sides, alone, false, strictest(alone, policyAt, policies));
      }
    }
}

/** The policy of several measures together: the one that hides most. */
function strictest(
  signed: Side['measures'],
  policyAt: ReadonlyMap<string, number>,
  policies: readonly DisclosurePolicy[],
): number {
  let found = -1;
  for (const { measure } of signed) {
    const at = policyAt.get(measure.disclosure ?? '') ?? -1;
    if (at >= 0 && (found < 0 || policies[at]!.smallest > policies[found]!.smallest)) found = at;
  }
  return found;
}
