import type { PublicTable } from './public-table.ts';

/** Ratings: the rules, what they came to, how sure it is, and what stays low. */
export const ratingTables = {
  /** `declaration`: the framework as declared, as JSON, with the indicators each part found. */
  framework: {
    columns: { id: 'INTEGER', key: 'VARCHAR', version: 'VARCHAR', name: 'VARCHAR', declaration: 'VARCHAR' },
    key: ['id'],
  },
  /**
   * `why`: JSON: what went in with its scores and classes, the rule that decided, the class before overrides. `coverage`: share
   * of the weight of its parts that has a score. Node `` is the whole framework.
   */
  rating: {
    columns: {
      framework: 'INTEGER',
      node: 'VARCHAR',
      area: 'INTEGER',
      computed_class: 'VARCHAR',
      published_class: 'VARCHAR',
      score: 'DOUBLE',
      share_not_worse: 'DOUBLE',
      counted: 'INTEGER',
      coverage: 'DOUBLE',
      why: 'VARCHAR',
    },
    key: ['framework', 'area', 'node'],
  },
  /**
   * How sure each rating is. `holds`: chance of the class that the rules give; `probabilities`: JSON, class → chance; score and rank
   * with the range of 95 of 100 draws; `ranked`: among how many. `again`: for a class that counts as worse, the chance of one at the
   * next look if nothing changes. `choices`: JSON, whether the class holds when declared choices are varied.
   */
  rating_certainty: {
    columns: {
      framework: 'INTEGER',
      node: 'VARCHAR',
      area: 'INTEGER',
      holds: 'DOUBLE',
      probabilities: 'VARCHAR',
      score_lower: 'DOUBLE',
      score_upper: 'DOUBLE',
      rank: 'INTEGER',
      rank_lower: 'INTEGER',
      rank_upper: 'INTEGER',
      ranked: 'INTEGER',
      again: 'DOUBLE',
      choices: 'VARCHAR',
      draws: 'INTEGER',
    },
    key: ['framework', 'area', 'node'],
  },
  /** What explains a framework to readers. `text`: Markdown, NULL where there is none. `used`: as JSON, what `coxcomb.yaml` has it do otherwise. */
  framework_text: { columns: { framework: 'INTEGER', text: 'VARCHAR', used: 'VARCHAR' }, key: ['framework'] },
  /**
   * Which rating is below a class for several rounds in a row, or one round short of it: periods rated, or releases, as its rule says. `state`: triggered, excused (better by
   * more than chance) or watched. `better`: chance that it is truly better than at the start, NULL where not known. `why`: JSON: every
   * release with its class.
   */
  rating_trigger: {
    columns: {
      framework: 'INTEGER',
      trigger: 'VARCHAR',
      node: 'VARCHAR',
      area: 'INTEGER',
      state: 'VARCHAR',
      rounds: 'INTEGER',
      since: 'VARCHAR',
      better: 'DOUBLE',
      why: 'VARCHAR',
    },
    key: ['framework', 'trigger', 'node', 'area'],
  },
} as const satisfies Record<string, PublicTable>;
