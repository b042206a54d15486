import { copyFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { attackRelease, type ReleaseAttack } from '../../../src/disclosure/attacker/release/attack-release.ts';
import { derivedFromHidden } from '../../../src/disclosure/attacker/release/derived-from-hidden.ts';
import type { SolvePoint } from '../../../src/disclosure/attacker/find-narrow.ts';
import { Database } from '../../../src/evidence/database.ts';
import { workspaceOf } from '../../../src/pipeline.ts';
import { loadPointSolver } from '../../../scripts/solver.ts';
import { showAgain } from '../../../scripts/attack/show-again.ts';
import {
  areaSource,
  countsSource,
  districtOf,
  indicator,
  measures,
  practices,
  type SmallProjectParts,
  type SourceInput,
  withSmallProject,
  years,
} from '../../fixtures/small-project.ts';
import { frozen } from '../../fixtures/small-release-files.ts';
import { count } from './suppressed-project.ts';

let solve: SolvePoint;
beforeAll(async () => {
  solve = await loadPointSolver();
});

/** A service of small counts: by sex, with practices that move to another district, with two years added up, and two indicators that share counts. */
function service(policy: Record<string, unknown>): SmallProjectParts {
  const areasOf = (moved: Record<string, string>) =>
    `${[
      'practice,name,district,district_name,region,region_name,country,opened,closed',
      ...practices.map((code) => {
        const district = moved[code] ?? districtOf(code);
        const region = district < 'D3' ? 'RN' : 'RS';
        return `${code},Surgery ${code},${district},District ${district},${region},Region ${region},ISL,,`;
      }),
    ].join('\n')}\n`;
  const sexes = ['All', 'M', 'F'];
  const rows = practices.flatMap((code, p) =>
    years.flatMap((year, y) => {
      const men = count(p, y, 21, 12);
      const women = count(p, y, 22, 20);
      return [men + women, men, women].map((n, i) => [code, year, sexes[i], n, [600, 280, 320][i]].join(','));
    }),
  );
  const source: SourceInput = {
    ...countsSource,
    sex: { column: 'Sex', map: { All: 'persons', M: 'male', F: 'female' } },
  };
  return {
    coxcomb: { disclosure: { small: { smallest: 7, exempt: ['country'], ...policy } } },
    measures,
    sources: [source],
    areas: [
      { ...areaSource, id: 'before', files: ['before.csv'], to: '2022-03-31' },
      { ...areaSource, id: 'after', files: ['after.csv'], from: '2022-04-01' },
    ],
    indicators: [
      indicator('smoking', 1, { publish: ['sex'] }),
      indicator('smoking-rate', 2, { method: 'rate', multiplier: 1000 }),
      indicator('smoking-two-years', 3, { method: 'ratio', window: { years: 2 } }),
    ],
    data: {
      'areas.csv': null,
      'before.csv': areasOf({}),
      'after.csv': areasOf({ P03: 'D2', P10: 'D3' }),
      'counts.csv': `${['Practice,Year,Sex,Smokers,Adults', ...rows].join('\n')}\n`,
    },
  };
}

async function attacked<T>(
  policy: Record<string, unknown>,
  check: (release: { file: string; evidence: string; attack: ReleaseAttack }) => Promise<T>,
): Promise<T> {
  return withSmallProject(service(policy), async (project) => {
    expect((await project.build()).problems).toEqual([]);
    const { file } = await frozen(project);
    const { evidence } = workspaceOf(project);
    const attack = (await attackRelease(file, solve, { evidence })) as ReleaseAttack;
    return check({ file, evidence, attack });
  });
}

describe('an attacker who has nothing but the public tables of a frozen release', () => {
  for (const [name, policy] of [
    ['shown as they are', {}],
    ['rounded', { smallest: 8, rounding: 5 }],
    ['shown without protecting those left out', { complement: false }],
  ] as const)
    it(`finds no small count, of counts that are ${name}`, async () => {
      await attacked(policy, async ({ file, attack }) => {
        expect(attack).toMatchObject({ found: [], contradicted: 0, broken: 0, withTruth: true });
        expect(attack.hidden).toBeGreaterThan(100);
        expect(attack.targets).toBeGreaterThan(30);
        expect(attack.sums.areas).toBeGreaterThan(100);
        expect(attack.sums.strata).toBeGreaterThan(10);
        expect(attack.sums.windows).toBeGreaterThan(10);
        expect(await derivedFromHidden(file)).toEqual([]);
        // Who does not know which are small finds none either.
        expect(await attackRelease(file, solve)).toMatchObject({ found: [], contradicted: 0, withTruth: false });
      });
    });

  it('finds small counts as soon as one figure is shown again that protects others', async () => {
    await attacked({}, async ({ file, evidence }) => {
      const copy = `${file}.planted`;
      copyFileSync(file, copy);
      await showAgain(copy, evidence);
      const attack = (await attackRelease(copy, solve, { evidence })) as ReleaseAttack;
      expect(attack.found.length).toBeGreaterThan(0);
      expect(attack.found[0]?.what).toMatch(/^smoking.*of [A-Z]\w+, /);
    });
  });

  it('finds them when only what is small by itself is hidden', async () => {
    await withSmallProject(service({}), async (project) => {
      await project.build();
      const { evidence } = workspaceOf(project);
      const database = await Database.open({ path: evidence });
      await database.run(`DELETE FROM disclosure USING estimate e WHERE e.indicator = disclosure.indicator AND e.area = disclosure.area
        AND e.map = disclosure.map AND e.period = disclosure.period AND e.stratum = disclosure.stratum AND e.numerator >= 7`);
      database.close();
      const { file } = await frozen(project);
      const attack = (await attackRelease(file, solve, { evidence })) as ReleaseAttack;
      expect(attack.found.length).toBeGreaterThan(10);
      expect(((await attackRelease(file, solve)) as ReleaseAttack).found.length).toBeGreaterThan(0);
    });
  });
});
