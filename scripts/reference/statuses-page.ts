import { assurances, causes, variations } from '#vocabulary/control.ts';
import { messagesFor } from '#vocabulary/messages/messages.ts';
import { maps } from '#vocabulary/map.ts';
import { countedThings, methods } from '#vocabulary/method.ts';
import { comparators, outcomes, trends } from '#vocabulary/outcome.ts';
import { polarities } from '#vocabulary/polarity.ts';
import { statuses } from '#vocabulary/status.ts';
import { code, page, table } from './markdown.ts';

const lead = `The words that stand in declarations, in files and in answers of the API. Public tables store the number of a word, which is
its place in the list counted from 0; words are added at the end and never change places.
`;

/** Statuses, outcomes and the other closed lists of the vocabulary. */
export function statusesPage(): string {
  const words = messagesFor('en');
  const numbered = (list: readonly string[], ...columns: ((word: never) => string)[]) =>
    list.map((word, number) => [String(number), code(word), ...columns.map((column) => column(word as never))]);
  const section = (title: string, text: string, body: string) => `## ${title}\n\n${text}\n\n${body}`;
  return [
    page('Statuses, outcomes and other words', 'src/vocabulary/', lead),
    section(
      'Statuses',
      'Why a value is or is not there. Zero is a value. A missing value is suppressed, not available, or not applicable.',
      table(
        ['number', 'status', 'family', 'what readers are told'],
        statuses.map(({ id, family }, number) => [
          String(number),
          code(id),
          words.missing.families[family],
          words.missing.sentence[id],
        ]),
      ),
    ),
    section(
      'Outcomes',
      'What a comparison says. `-95` is outside the 95 % interval only, `-998` outside the 99.8 % interval as well. Beside a goal the value alone counts, whatever its interval: `better-95` is a goal that is met, `similar` a value between the two limits of a goal, `worse-95` a goal that is missed.',
      table(
        ['number', 'outcome', 'word', 'what readers are told'],
        numbered(
          outcomes,
          (word) => words.outcomes.short[word],
          (word) => words.outcomes.meaning[word],
        ),
      ),
    ),
    section('Comparators', 'With what an area is compared.', table(['number', 'comparator'], numbered(comparators))),
    section(
      'Trends',
      'How a value stands to its past: of yearly series the direction of the last five years; of monthly and quarterly ones, and of indicators with `chart: spc`, where a rule of the control chart says that the last value is unusual, whether that rule is about being high or rising, or about being low or falling. `-better` and `-worse` are judged by the polarity of the indicator.',
      table(
        ['number', 'trend', 'word', 'word for a control chart'],
        numbered(
          trends,
          (word) => words.outcomes.trends[word],
          (word) => words.outcomes.charted[word],
        ),
      ),
    ),
    section(
      'Special causes',
      'What is unusual about a point of a control chart: the first rule that it takes part in.',
      table(
        ['number', 'cause', 'what readers are told'],
        numbered(causes, (word) => words.standing.control.causes[word]),
      ),
    ),
    section(
      'Variation',
      'What a special cause means, by the polarity of the indicator.',
      table(
        ['number', 'variation', 'what readers are told'],
        numbered(variations, (word) => words.standing.control.variations[word]),
      ),
    ),
    section(
      'Assurance',
      'Whether a process, left as it is, meets its goal: by where the goal lies beside the control limits.',
      table(
        ['number', 'assurance', 'what readers are told', 'meaning'],
        numbered(
          assurances,
          (word) => words.standing.control.assurances[word],
          (word) => words.standing.control.assuranceMeaning[word],
        ),
      ),
    ),
    section('Maps', 'On which boundaries a series is drawn.', table(['number', 'map'], numbered(maps))),
    section(
      'Polarity',
      'Which direction of an indicator is good.',
      table(
        ['polarity', 'word'],
        polarities.map((word) => [code(word), words.outcomes.polarity[word]]),
      ),
    ),
    section(
      'Methods of indicators',
      'What `method` of an indicator may be.',
      table(['number', 'method'], numbered(methods)),
    ),
    section(
      'Counted things',
      'What `counts` of a measure may be.',
      table(
        ['counts'],
        countedThings.map((word) => [code(word)]),
      ),
    ),
  ].join('\n');
}
