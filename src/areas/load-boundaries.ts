import { readFileSync } from 'node:fs';
import type { Project } from '#project/project.ts';
import type { BoundarySource } from '#project/schema/area-source.ts';
import { type Issue, issue } from '#vocabulary/issue.ts';
import { findFiles } from './area-files.ts';
import { lastDay, parseDay } from './calendar.ts';
import type { Register, RegisteredArea } from './register.ts';
import { compactShape, type Geometry } from './shape.ts';

export interface Boundary {
  key: string;
  area: RegisteredArea;
  geometry: string;
  from: number;
  to: number;
  attribution: string;
}

interface Feature {
  properties?: Record<string, unknown> | null;
  geometry?: Geometry | null;
}

/** Reads one boundary file and gives each shape to the area that has its code on the first day of the boundaries. */
export async function loadBoundaries(
  source: BoundarySource,
  project: Project,
  register: Register,
): Promise<{ boundaries: Boundary[]; issues: Issue[] }> {
  const refuse = (reason: string) => ({
    boundaries: [],
    issues: [issue('AREAS_BOUNDARY_UNREADABLE', { file: source.file }, { value: source.file, reason })],
  });
  const type = register.typeIndex(source.type);
  const found = await findFiles(project, source.file);
  const file = found.files[0];
  if (!file || type === undefined) return { boundaries: [], issues: found.issues };
  let features: Feature[];
  try {
    const parsed = JSON.parse(readFileSync(file.path, 'utf8')) as { features?: unknown };
    if (!Array.isArray(parsed.features)) return refuse('it is not a FeatureCollection');
    features = parsed.features as Feature[];
  } catch (error) {
    return refuse((error as Error).message);
  }
  const nameless = features.find(({ properties }) => properties?.[source.property] === undefined);
  if (nameless) {
    const known = Object.keys(nameless.properties ?? {}).join(', ') || 'none';
    return refuse(`a feature has no property ${source.property}; it has: ${known}`);
  }

  const from = parseDay(source.from) as number;
  const to = source.to === undefined ? lastDay : (parseDay(source.to) as number);
  const boundaries: Boundary[] = [];
  const unknown: string[] = [];
  for (const { properties, geometry } of features) {
    const written = String(properties?.[source.property]);
    const area = register.find(type, source.scheme, source.codes[written] ?? written, from);
    const shape = compactShape(geometry);
    if (shape === null) return refuse(`the shape of ${written} is neither a Polygon nor a MultiPolygon`);
    if (!area) unknown.push(written);
    else boundaries.push({ key: source.id, area, geometry: shape, from, to, attribution: source.attribution });
  }
  return { boundaries, issues: unmatched(source, register, type, from, boundaries, unknown) };
}

function unmatched(
  source: BoundarySource,
  register: Register,
  type: number,
  day: number,
  boundaries: readonly Boundary[],
  unknown: readonly string[],
): Issue[] {
  const issues: Issue[] = [];
  const where = { file: source.file };
  const name = register.types[type]?.name;
  if (unknown.length > 0) {
    issues.push(issue('AREAS_SHAPE_WITHOUT_AREA', where, { value: unknown[0], count: unknown.length, type: name }));
  }
  const drawn = new Set(boundaries.map(({ area }) => area));
  const bare = register.areas
    .filter((area) => area.type === type && !area.placeholder && !drawn.has(area))
    .filter(({ opened, closed }) => (opened ?? day) <= day && (closed ?? day) >= day)
    .map(({ code }) => code)
    .sort();
  if (bare.length > 0) {
    issues.push(issue('AREAS_AREA_WITHOUT_SHAPE', where, { value: bare[0], count: bare.length, type: name }));
  }
  return issues;
}
