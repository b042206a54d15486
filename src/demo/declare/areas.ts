import type { z } from 'zod';
import type { areaSourceSchema } from '#project/schema/area-source.ts';
import type { Country } from '../country/country.ts';
import { firstYear, lastDayBefore, reorganised } from '../country/country.ts';
import type { Table } from '../returns/return.ts';
import { meanOf, placeAttributes, placeFacts } from './place-facts.ts';

type AreaInput = z.input<typeof areaSourceSchema>;
export interface AreaFile {
  file: string;
  table: Table;
  declaration: Omit<AreaInput, 'publisher' | 'licence' | 'address' | 'accessed' | 'files'>;
}

const codes = { local: 'code', national: 'national_code' };
const practice = { type: 'practice', column: 'practice' };
const area = { type: 'commissioning-area', column: 'area' };

/** The files of areas, each with its declaration. */
export function areaFiles(country: Country): AreaFile[] {
  const areas = [...country.areasBefore, ...country.areasAfter.filter((entry) => entry.opened)];
  const number = (value: number, digits: number) => value.toFixed(digits);
  const day = (text: string | undefined) => text ?? '';
  const areaAt = (piece: number, list: readonly { pieces: number[]; local: string }[]) =>
    list.find(({ pieces }) => pieces.includes(piece))!.local;
  return [
    {
      file: 'country-and-regions',
      table: {
        header: ['code', 'national_code', 'name', 'country', 'country_national_code', 'country_name'],
        rows: country.regions.map((region) => [
          region.local,
          region.national,
          region.name,
          country.local,
          country.national,
          country.name,
        ]),
      },
      declaration: {
        id: 'country-and-regions',
        title: 'The country and its regions',
        areas: [
          { type: 'country', codes: { local: 'country', national: 'country_national_code' }, name: 'country_name' },
          { type: 'region', codes, name: 'name' },
        ],
        relations: [{ child: { type: 'region', column: 'code' }, parent: { type: 'country', column: 'country' } }],
      },
    },
    {
      file: 'systems',
      table: {
        header: ['code', 'national_code', 'name', 'region', 'from', 'to', 'deprivation', 'aged_65', 'rural', 'people'],
        rows: country.systems.flatMap((system, at) => {
          const row = (name: string, from: string, to: string) => [
            system.local,
            system.national,
            name,
            country.regions[system.region]!.local,
            from,
            to,
            ...placeFacts(meanOf(country.areasAfter.filter((entry) => entry.system === at))),
          ];
          if (!system.renamed || !system.formerName) return [row(system.name, '', '')];
          const before = new Date(Date.parse(`${system.renamed}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
          return [row(system.formerName, '', before), row(system.name, system.renamed, '')];
        }),
      },
      declaration: {
        id: 'systems',
        title: 'Integrated care systems',
        notes: ['One system took a new name on 1 July 2022.'],
        from: { column: 'from' },
        to: { column: 'to' },
        areas: [{ type: 'system', codes, name: 'name' }],
        relations: [{ child: { type: 'system', column: 'code' }, parent: { type: 'region', column: 'region' } }],
        attributes: placeAttributes('system'),
      },
    },
    {
      file: 'commissioning-areas',
      table: {
        header: [
          'code',
          'national_code',
          'name',
          'system',
          'opened',
          'closed',
          'deprivation',
          'aged_65',
          'rural',
          'people',
        ],
        rows: areas.map((entry) => [
          entry.local,
          entry.national,
          entry.name,
          country.systems[entry.system]!.local,
          day(entry.opened),
          day(entry.closed),
          ...placeFacts(entry),
        ]),
      },
      declaration: {
        id: 'commissioning-areas',
        title: 'Commissioning areas before and after the reorganisation of 1 April 2021',
        from: { column: 'opened' },
        to: { column: 'closed' },
        areas: [{ type: 'commissioning-area', codes, name: 'name', opened: 'opened', closed: 'closed' }],
        relations: [
          { child: { type: 'commissioning-area', column: 'code' }, parent: { type: 'system', column: 'system' } },
        ],
        attributes: placeAttributes('commissioning-area'),
      },
    },
    {
      file: 'area-successions',
      table: {
        header: ['closed_area', 'new_area', 'weight', 'day'],
        rows: country.successions.map(({ from, to, weight }) => [from, to, String(weight), reorganised]),
      },
      declaration: {
        id: 'area-successions',
        title: 'Which commissioning area became which',
        notes: ['Two mergers, of three and of four areas, and one split.'],
        from: { column: 'day' },
        relations: [
          {
            kind: 'succession',
            child: { type: 'commissioning-area', column: 'closed_area' },
            parent: { type: 'commissioning-area', column: 'new_area' },
            weight: 'weight',
            basis: 'Residents on the day of the reorganisation',
          },
        ],
      },
    },
    {
      file: 'practices',
      table: {
        header: ['code', 'national_code', 'name', 'opened', 'closed', 'deprivation', 'aged_65', 'patients'],
        rows: country.practices.map((entry) => [
          entry.local,
          entry.national,
          entry.name,
          day(entry.opened),
          day(entry.closed),
          number(entry.deprivation, 1),
          number(100 * entry.older, 1),
          number(entry.patients, 0),
        ]),
      },
      declaration: {
        id: 'practices',
        title: 'Practices',
        areas: [{ type: 'practice', codes, name: 'name', opened: 'opened', closed: 'closed' }],
        attributes: [
          {
            id: 'deprivation',
            name: 'Deprivation score',
            area: { type: 'practice', column: 'code' },
            column: 'deprivation',
          },
          {
            id: 'aged-65',
            name: 'Aged 65 and over (%)',
            area: { type: 'practice', column: 'code' },
            column: 'aged_65',
          },
          {
            id: 'patients',
            name: 'Patients on its list in 2016',
            area: { type: 'practice', column: 'code' },
            column: 'patients',
          },
        ],
      },
    },
    {
      file: 'practice-areas',
      table: {
        header: ['practice', 'area', 'from', 'to'],
        rows: country.practices.flatMap((entry) => {
          const before = areaAt(entry.piece, country.areasBefore);
          const after = areaAt(entry.piece, country.areasAfter);
          const opened = entry.opened ?? `${firstYear}-04-01`;
          const closed = day(entry.closed);
          if (before === after) return [[entry.local, before, opened, closed]];
          if (closed !== '' && closed <= lastDayBefore) return [[entry.local, before, opened, closed]];
          if (opened >= reorganised) return [[entry.local, after, opened, closed]];
          return [
            [entry.local, before, opened, lastDayBefore],
            [entry.local, after, reorganised, closed],
          ];
        }),
      },
      declaration: {
        id: 'practice-areas',
        title: 'The commissioning area of each practice over time',
        from: { column: 'from' },
        to: { column: 'to' },
        relations: [{ child: practice, parent: area }],
      },
    },
    {
      file: 'practice-successions',
      table: {
        header: ['closed_practice', 'new_practice', 'day'],
        rows: country.practices.flatMap((entry) =>
          entry.closed && entry.successor !== undefined
            ? [[entry.local, country.practices[entry.successor]!.local, `${entry.closed.slice(0, 4)}-04-01`]]
            : [],
        ),
      },
      declaration: {
        id: 'practice-successions',
        title: 'Practices whose patients another practice took over',
        from: { column: 'day' },
        relations: [
          {
            kind: 'succession',
            child: { type: 'practice', column: 'closed_practice' },
            parent: { type: 'practice', column: 'new_practice' },
          },
        ],
      },
    },
    {
      file: 'providers',
      table: {
        header: ['code', 'national_code', 'name'],
        rows: country.providers.map((entry) => [entry.local, entry.national, entry.name]),
      },
      declaration: {
        id: 'providers',
        title: 'Hospitals and providers',
        areas: [{ type: 'provider', codes, name: 'name' }],
      },
    },
    {
      file: 'provider-shares',
      table: {
        header: ['provider', 'system', 'share'],
        rows: country.providers.flatMap((entry) =>
          entry.shares.flatMap((share, system) =>
            share > 0 ? [[entry.local, country.systems[system]!.local, String(share)]] : [],
          ),
        ),
      },
      declaration: {
        id: 'provider-shares',
        title: 'Where the patients of each hospital live',
        relations: [
          {
            kind: 'apportionment',
            child: { type: 'provider', column: 'provider' },
            parent: { type: 'system', column: 'system' },
            weight: 'share',
            smallest: 0.01,
            basis: 'Stays in hospital in 2019/20, by the system where the patient lives',
          },
        ],
      },
    },
    {
      file: 'postcodes',
      table: {
        header: ['postcode', 'area'],
        rows: country.postcodes.map(({ postcode, piece }) => [postcode, areaAt(piece, country.areasAfter)]),
      },
      declaration: {
        id: 'postcodes',
        title: 'Postcodes',
        from: reorganised,
        postcodes: { postcode: 'postcode', area },
      },
    },
  ];
}
