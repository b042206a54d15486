import { about } from './about.ts';
import { api } from './api.ts';
import { area } from './area.ts';
import { certainty } from './certainty.ts';
import { charts } from './charts.ts';
import { compare } from './compare.ts';
import { detail } from './detail.ts';
import { downloads } from './downloads.ts';
import { errors } from './errors.ts';
import { explanation } from './explanation.ts';
import { files } from './files.ts';
import { frameworks } from './frameworks.ts';
import { gallery } from './gallery.ts';
import { glossary } from './glossary.ts';
import { groups } from './groups.ts';
import { history } from './history.ts';
import { home } from './home.ts';
import { indicator } from './indicator.ts';
import { inequality } from './inequality.ts';
import { like } from './like.ts';
import { methods } from './methods.ts';
import { methodology } from './methodology.ts';
import { missing } from './missing.ts';
import { movement } from './movement.ts';
import { othersRatings } from './others-ratings.ts';
import { outcomes } from './outcomes.ts';
import { persistence } from './persistence.ts';
import { ratingRules } from './rating-rules.ts';
import { reasons } from './reasons.ts';
import { rejects } from './rejects.ts';
import { releases } from './releases.ts';
import { results } from './results.ts';
import { site } from './site.ts';
import { standing } from './standing.ts';
import { tally } from './tally.ts';
import { topics } from './topics.ts';
import { whatIf } from './what-if.ts';

/** The English words. Sentences are written for a reading age of 12: short, active, no term without its meaning. */
export const english = {
  about,
  api,
  area,
  certainty,
  charts,
  compare,
  detail,
  downloads,
  errors,
  explanation,
  files,
  frameworks,
  gallery,
  glossary,
  groups,
  history,
  home,
  indicator,
  inequality,
  like,
  methods,
  methodology,
  missing,
  movement,
  othersRatings,
  outcomes,
  persistence,
  ratingRules,
  reasons,
  rejects,
  releases,
  results,
  site,
  standing,
  tally,
  topics,
  whatIf,
};
