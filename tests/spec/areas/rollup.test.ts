import { describe, expect, it } from 'vitest';
import { header, hierarchy, withAreas } from './area-project.ts';

const always = '0001-01-01..9999-12-31';
const successions = {
  files: ['successions.csv'],
  from: { column: 'date' },
  relations: [
    {
      kind: 'succession',
      child: { type: 'group', column: 'old' },
      parent: { type: 'group', column: 'new' },
      weight: 'share',
    },
  ],
};
const groups = {
  files: ['groups.csv'],
  from: '2010-04-01',
  areas: [
    { type: 'group', codes: { local: 'group' } },
    { type: 'region', codes: { local: 'region' } },
  ],
  relations: [{ child: { type: 'group', column: 'group' }, parent: { type: 'region', column: 'region' } }],
};

describe('the ways up from each area', () => {
  it('counts a practice under the group of the day as it was, and under its present group on today’s map', async () => {
    const files = {
      '2022.csv': `${header}P1,One,U,G1,N1,R1\nP2,Two,W1,G1,N1,R1\n`,
      '2023.csv': `${header}P1,One,W1,G2,N2,R1\nP2,Two,W1,G1,N1,R1\n`,
    };
    const sources = [hierarchy('2022.csv', '2022-04-01', '2023-03-31'), hierarchy('2023.csv', '2023-04-01')];
    await withAreas({ files, sources }, async ({ issues, ways }) => {
      expect(issues).toEqual([]);
      expect(await ways(0, 'P1')).toEqual([
        `P1 ${always} 1.0`,
        'W1 2023-04-01..9999-12-31 1.0',
        'G1 2022-04-01..2023-03-31 1.0',
        'G2 2023-04-01..9999-12-31 1.0',
        'R1 2022-04-01..9999-12-31 1.0',
      ]);
      expect(await ways(1, 'P1')).toEqual([
        `P1 ${always} 1.0`,
        `W1 ${always} 1.0`,
        `G2 ${always} 1.0`,
        `R1 ${always} 1.0`,
      ]);
    });
  });

  it('has no way to a placeholder, nor from one to itself', async () => {
    const files = { '2022.csv': `${header}P1,One,U,G1,N1,R1\n` };
    await withAreas({ files, sources: [hierarchy('2022.csv', '2022-04-01')] }, async ({ ways, rows }) => {
      expect(await ways(0, 'P1')).not.toContainEqual(expect.stringMatching(/^U /));
      expect(await ways(1, 'P1')).not.toContainEqual(expect.stringMatching(/^U /));
      expect(await ways(0, 'U')).toEqual([]);
      expect(await rows("SELECT kind FROM area WHERE code = 'U' ORDER BY id")).toEqual([{ kind: 'placeholder' }]);
    });
  });

  it('follows successions to the end of the chain, mergers and splits with their shares', async () => {
    const files = {
      'groups.csv': 'group,region\nG1,R1\nG2,R1\nG3,R1\nG4,R2\nG5,R2\n',
      // G1 and G2 merge into G3, which later splits between G4 and G5.
      'successions.csv':
        'old,new,date,share\nG1,G3,2018-04-01,1\nG2,G3,2018-04-01,1\nG3,G4,2020-04-01,0.75\nG3,G5,2020-04-01,0.25\n',
    };
    await withAreas({ files, sources: [groups, successions] }, async ({ issues, ways, rows }) => {
      expect(issues).toEqual([]);
      const split = [`G4 ${always} 0.75`, `G5 ${always} 0.25`, `R2 ${always} 1.0`];
      for (const group of ['G1', 'G2', 'G3']) expect(await ways(1, group)).toEqual(split);
      expect(await ways(0, 'G1')).toEqual([`G1 ${always} 1.0`, 'R1 2010-04-01..9999-12-31 1.0']);
      expect(
        await rows('SELECT code, closed::VARCHAR AS closed FROM area WHERE closed IS NOT NULL ORDER BY id'),
      ).toEqual([
        { code: 'G1', closed: '2018-03-31' },
        { code: 'G2', closed: '2018-03-31' },
        { code: 'G3', closed: '2020-03-31' },
      ]);
    });
  });

  it('does not follow a succession that takes effect after the day of the map', async () => {
    const files = {
      'groups.csv': 'group,region\nG1,R1\nG2,R1\n',
      'successions.csv': 'old,new,date,share\nG1,G2,2030-04-01,1\n',
    };
    await withAreas({ files, sources: [groups, successions] }, async ({ ways }) => {
      expect(await ways(1, 'G1')).toEqual([`G1 ${always} 1.0`, `R1 ${always} 1.0`]);
    });
  });

  it('counts an area that closed without a successor under its last parent on today’s map', async () => {
    const files = {
      '2021.csv': `${header}P1,One,W1,G1,N1,R1\nP2,Two,W1,G2,N2,R1\n`,
      '2022.csv': `${header}P2,Two,W1,G2,N2,R1\n`,
      'successions.csv': 'old,new,date,share\nG1,G2,2022-04-01,1\n',
    };
    const sources = [
      hierarchy('2021.csv', '2021-04-01', '2022-03-31'),
      hierarchy('2022.csv', '2022-04-01'),
      successions,
    ];
    await withAreas({ files, sources }, async ({ ways, rows }) => {
      expect(await ways(1, 'P1')).toEqual([
        `P1 ${always} 1.0`,
        `W1 ${always} 1.0`,
        `G2 ${always} 1.0`,
        `R1 ${always} 1.0`,
      ]);
      expect(await ways(0, 'P1')).toContain('G1 2021-04-01..2022-03-31 1.0');
      expect(await rows("SELECT closed::VARCHAR AS closed FROM area WHERE code = 'P1' ORDER BY id")).toEqual([
        { closed: '2022-03-31' },
      ]);
    });
  });

  it('shares a hospital out over groups by its catchment, without its smallest shares, and its region gets all of it', async () => {
    const files = {
      'groups.csv': 'group,region\nG1,R1\nG2,R1\nG3,R1\n',
      'catchment.csv': 'hospital,group,share\nH1,G1,0.6\nH1,G2,0.38\nH1,G3,0.02\n',
    };
    const catchment = {
      files: ['catchment.csv'],
      areas: [{ type: 'hospital', codes: { local: 'hospital' } }],
      relations: [
        {
          kind: 'catchment',
          child: { type: 'hospital', column: 'hospital' },
          parent: { type: 'group', column: 'group' },
          weight: 'share',
          smallest: 0.05,
          basis: 'admissions of 2022',
        },
      ],
    };
    await withAreas({ files, sources: [groups, catchment] }, async ({ issues, ways, rows }) => {
      expect(issues).toEqual([]);
      const shares = [`G1 ${always} ${(0.6 / 0.98).toFixed(6)}`, `G2 ${always} ${(0.38 / 0.98).toFixed(6)}`];
      expect(await ways(1, 'H1')).toEqual([`H1 ${always} 1.0`, ...shares, `R1 ${always} 1.0`]);
      expect(await rows("SELECT DISTINCT basis FROM relation WHERE kind = 'catchment' ORDER BY basis")).toEqual([
        { basis: 'admissions of 2022' },
      ]);
    });
  });

  it('uses a fallback relation only for children that no other file gives a parent', async () => {
    const files = {
      'groups.csv': 'group,region\nG1,R1\nG2,R1\n',
      'catchment.csv': 'hospital,group\nH1,G1\n',
      'seat.csv': 'hospital,group\nH1,G2\nH2,G2\n',
    };
    const relation = {
      kind: 'catchment',
      child: { type: 'hospital', column: 'hospital' },
      parent: { type: 'group', column: 'group' },
    };
    const seat = {
      files: ['seat.csv'],
      areas: [{ type: 'hospital', codes: { local: 'hospital' } }],
      relations: [{ ...relation, fallback: true }],
    };
    const catchment = { files: ['catchment.csv'], relations: [relation] };
    await withAreas({ files, sources: [groups, seat, catchment] }, async ({ ways }) => {
      expect(await ways(1, 'H1')).toContain(`G1 ${always} 1.0`);
      expect(await ways(1, 'H1')).not.toContain(`G2 ${always} 1.0`);
      expect(await ways(1, 'H2')).toContain(`G2 ${always} 1.0`);
    });
  });
});
