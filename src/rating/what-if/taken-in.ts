import type { Framework } from '#project/schema/framework.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { areaContext, type Known } from '../context.ts';
import type { RatingEvidence } from '../evidence.ts';
import type { Plan } from '../plan.ts';

/** An area that a rule of eligibility sets aside, and that is rated for once. */
export interface TakenIn {
  code: string;
  name: string;
  /** The rules that set it aside. */
  rules: string[];
}

export interface TakingIn {
  /** The rules as they are to be for this question. */
  eligibility: Framework['eligibility'];
  areas: TakenIn[];
}

const written = /^(area|eligibility):(.*)$/s;

/** Whether what is to be added is an area or a group of them, as against an indicator. */
export function isTakenIn(text: string): boolean {
  return written.test(text);
}

/**
 * Takes areas into a rating that the eligibility of its framework sets aside: `area:CODE` one area, whatever sets it aside;
 * `eligibility:RULE` all that this rule sets aside, and no other. Their values have been read all along and were blank to the rules.
 *
 * A rule that nobody is to meet stays, with a condition that never holds: classes that only it gives stay known.
 *
 * @throws WHAT_IF_ADD_UNKNOWN for an area that is not there or that no rule sets aside, and for a rule that is not there
 */
export function takeIn(plan: Plan, evidence: RatingEvidence, add: readonly string[]): TakingIn {
  const { eligibility } = plan.framework;
  const wanted = add.map((text, i) => ({ text, where: `add ${i + 1}` })).filter(({ text }) => isTakenIn(text));
  if (wanted.length === 0) return { eligibility, areas: [] };
  const aside = setAside(plan, evidence);
  const [codes, rules] = [new Set<string>(), new Set<string>()];
  for (const { text, where } of wanted) {
    const [, kind, id = ''] = written.exec(text) as RegExpExecArray;
    const known = kind === 'area' ? aside.some(({ code }) => code === id) : eligibility.some((rule) => rule.id === id);
    if (!known) {
      const what = kind === 'area' ? `area “${id}” that is set aside` : `rule of eligibility “${id}”`;
      throw new AppError('WHAT_IF_ADD_UNKNOWN', { where, value: text.slice(0, 200), what });
    }
    (kind === 'area' ? codes : rules).add(id);
  }
  const except = [...codes].map((code) => ` && area.code != ${JSON.stringify(code)}`).join('');
  // The bracket stands in a line of its own, for a condition may end in a remark.
  return {
    eligibility: eligibility.map((rule) => ({
      ...rule,
      when: rules.has(rule.id) ? 'false' : except === '' ? rule.when : `(${rule.when}\n)${except}`,
    })),
    areas: aside.filter((area) => codes.has(area.code) || area.rules.every((id) => rules.has(id))),
  };
}

/** Every area that a rule of eligibility sets aside. */
function setAside({ framework, classNames, expression }: Plan, evidence: RatingEvidence): TakenIn[] {
  const known: Known = { evidence, classNames, indicators: new Map(), parts: new Map() };
  const rules = framework.eligibility.map(({ id, when }) => ({ id, when, holds: expression(when) }));
  return evidence.areas.flatMap(({ code, name }, area) => {
    const held = rules.filter(
      ({ when, holds }) => holds(areaContext(known, area, when, { score: null, class: null, coverage: 0 })) === true,
    );
    return held.length === 0 ? [] : [{ code, name, rules: held.map(({ id }) => id) }];
  });
}
