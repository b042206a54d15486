import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { fetchOdsOrganisations } from '#sources/publishers/ods-organisations.ts';
import { localPublisher } from './local-publisher.ts';

const publisher = localPublisher();
const options = () => ({
  ...publisher.connection,
  baseUrl: `${publisher.baseUrl}/ORD/2-0-0`,
  folder: publisher.folder,
});
const table = (name: string) => readFile(join(publisher.folder, 'ods', `${name}.csv`), 'utf8');
const details = () =>
  publisher.asked
    .filter((path) => /organisations\/[^?]/.test(path))
    .map((path) => /organisations\/([^?]+)/.exec(path)![1]);

interface Practice {
  name: string;
  changed: string;
  role?: string;
}

/** Organisations that the publisher has; codes are their keys. */
let practices: Map<string, Practice>;
let pageSize: number;
let hiddenRecords: number;

function detail(code: string, { name, changed, role = 'RO177' }: Practice) {
  const target = (extension: string) => ({ OrgId: { extension }, PrimaryRoleId: { id: 'RO98' } });
  return {
    Organisation: {
      Name: name,
      OrgId: { root: '2.16', assigningAuthorityName: 'HSCIC', extension: code },
      Status: 'Active',
      LastChangeDate: changed,
      orgRecordClass: 'RC1',
      Date: [
        { Type: 'Legal', Start: '1970-01-01' },
        { Type: 'Operational', Start: '1974-04-01', End: '2020-03-31' },
      ],
      GeoLoc: { Location: { PostCode: 'AB1 2CD' } },
      Roles: {
        Role: [
          { id: role, primaryRole: true, Status: 'Active', Date: [{ Type: 'Operational', Start: '1974-04-01' }] },
          { id: 'RO76', Status: 'Active' },
        ],
      },
      Rels: {
        Rel: {
          id: 'RE4',
          Status: 'Active',
          Date: [{ Type: 'Operational', Start: '2013-04-01' }],
          Target: target('01A'),
        },
      },
      Succs: { Succ: [{ Type: 'Successor', Date: [{ Type: 'Legal', Start: '2020-04-01' }], Target: target('ZZZ') }] },
    },
  };
}

beforeEach(() => {
  practices = new Map(
    ['A1', 'A2', 'A3', 'A4', 'A5'].map((code) => [code, { name: `Practice ${code}`, changed: '2024-01-01' }]),
  );
  pageSize = 2;
  hiddenRecords = 0;
  publisher.answer = (_, response, url) => {
    const since = url.searchParams.get('LastChangeDate') ?? '';
    const changed = [...practices].filter(([, practice]) => practice.changed >= since);
    const single = /organisations\/([^/]+)$/.exec(url.pathname);
    if (url.pathname.endsWith('/sync')) {
      const links = changed.map(([code]) => ({ OrgLink: `https://publisher.example/ORD/2-0-0/organisations/${code}` }));
      response.end(JSON.stringify({ Organisations: links }));
    } else if (single) response.end(JSON.stringify(detail(single[1]!, practices.get(single[1]!)!)));
    else {
      const role = url.searchParams.get('PrimaryRoleId');
      const all = changed.filter(([, practice]) => (practice.role ?? 'RO177') === role);
      const offset = Number(url.searchParams.get('Offset') ?? 0);
      const page = all.slice(offset, Math.min(offset + pageSize, all.length - hiddenRecords));
      response.setHeader('x-total-count', all.length);
      response.setHeader('returned-records', page.length);
      response.end(JSON.stringify({ Organisations: page.map(([code, { name }]) => ({ OrgId: code, Name: name })) }));
    }
  };
});

describe('the Organisation Data Service client', () => {
  it('pages through the list and turns each record into rows of four tables', async () => {
    practices = new Map([...practices].slice(0, 3));
    await fetchOdsOrganisations(['RO177'], options());
    expect(publisher.asked.slice(0, 2)).toEqual([
      '/ORD/2-0-0/organisations?PrimaryRoleId=RO177&Limit=1000&_format=json',
      '/ORD/2-0-0/organisations?PrimaryRoleId=RO177&Limit=1000&Offset=2&_format=json',
    ]);
    expect(await table('organisations')).toBe(
      'code,name,status,record_class,primary_role,postcode,open_date,close_date,last_change_date\n' +
        ['A1', 'A2', 'A3']
          .map((code) => `${code},Practice ${code},Active,RC1,RO177,AB1 2CD,1974-04-01,2020-03-31,2024-01-01\n`)
          .join(''),
    );
    expect((await table('roles')).split('\n').slice(0, 3)).toEqual([
      'code,role,is_primary,status,from,to',
      'A1,RO177,yes,Active,1974-04-01,',
      'A1,RO76,no,Active,,',
    ]);
    expect((await table('relations')).split('\n')[1]).toBe('A1,RE4,01A,RO98,Active,2013-04-01,');
    expect((await table('successions')).split('\n')[1]).toBe('A1,successor,ZZZ,2020-04-01');
    const names = (await readdir(join(publisher.folder, 'ods'))).filter((name) => !name.startsWith('.'));
    expect(names.filter((name) => name.endsWith('.source.json'))).toHaveLength(names.length / 2);
    expect(publisher.waits.every((wait) => wait === 220)).toBe(true);
  });

  it('asks later only for what changed, also where an organisation lost the role', async () => {
    await fetchOdsOrganisations(['RO177'], options());
    publisher.asked = [];
    publisher.now = new Date('2024-06-01T00:00:00Z');
    practices.set('A2', { name: 'New name', changed: '2024-05-20' });
    practices.set('A3', { name: 'Other work', changed: '2024-05-21', role: 'RO999' });
    practices.set('B1', { name: 'Newcomer', changed: '2024-05-22' });
    practices.set('S1', { name: 'A site', changed: '2024-05-22', role: 'RO180' });
    const files = await fetchOdsOrganisations(['RO177'], options());
    expect(publisher.asked[0]).toContain('LastChangeDate=2024-05-01');
    expect(details()).toEqual(['A2', 'A3', 'B1']);
    const rows = (await table('organisations'))
      .split('\n')
      .slice(1, -1)
      .map((row) => row.split(',').slice(0, 5));
    expect(rows.map(([code, name, , , role]) => `${code} ${name} ${role}`)).toEqual([
      'A1 Practice A1 RO177',
      'A2 New name RO177',
      'A3 Other work RO999',
      'A4 Practice A4 RO177',
      'A5 Practice A5 RO177',
      'B1 Newcomer RO177',
    ]);
    expect(files.at(-1)!.record.fetchedAt).toBe('2024-06-01T00:00:00.000Z');
  });

  it('asks for all again after half a year, and for other roles', async () => {
    await fetchOdsOrganisations(['RO177'], options());
    for (const [roles, now] of [
      [['RO177'], '2024-12-01T00:00:00Z'],
      [['RO177', 'RO999'], '2024-12-02T00:00:00Z'],
    ] as const) {
      publisher.asked = [];
      publisher.now = new Date(now);
      await fetchOdsOrganisations(roles, options());
      expect(details()).toEqual(['A1', 'A2', 'A3', 'A4', 'A5']);
    }
  });

  it('goes on where it stopped, and asks next time for changes since it first began', async () => {
    const { answer } = publisher;
    let left = 2;
    publisher.answer = (request, response, url) => {
      if (/organisations\/A/.test(url.pathname) && left-- <= 0) response.writeHead(503).end();
      else answer(request, response, url);
    };
    await expect(fetchOdsOrganisations(['RO177'], options())).rejects.toMatchObject({ code: 'FETCH_FAILED' });
    expect((await readdir(join(publisher.folder, 'ods'))).filter((name) => !name.startsWith('.'))).toEqual([]);
    publisher.answer = answer;
    publisher.asked = [];
    publisher.now = new Date('2024-05-03T00:00:00Z');
    const files = await fetchOdsOrganisations(['RO177'], options());
    expect(details()).toEqual(['A3', 'A4', 'A5']);
    expect(files.at(-1)!.record.fetchedAt).toBe('2024-05-01T10:00:00.000Z');
  });

  it('refuses a list that holds fewer than it announces, and answers of another form', async () => {
    hiddenRecords = 1;
    await expect(fetchOdsOrganisations(['RO177'], options())).rejects.toMatchObject({ code: 'FETCH_NOT_DATA' });
    for (const body of ['{}', '{"Organisations":[{"Name":"x"}]}', 'null']) {
      publisher.answer = (_, response) => response.end(body);
      await expect(fetchOdsOrganisations(['RO177'], options())).rejects.toMatchObject({ code: 'FETCH_NOT_DATA' });
    }
  });

  it('refuses a list without end', async () => {
    publisher.answer = (_, response) => response.writeHead(200).end(`{"Organisations": [${'1,'.repeat(200_000)}`);
    const connection = { ...publisher.connection, limits: { bytes: 100_000 } };
    const wanted = fetchOdsOrganisations(['RO177'], {
      ...connection,
      baseUrl: publisher.baseUrl,
      folder: publisher.folder,
    });
    await expect(wanted).rejects.toMatchObject({ code: 'FETCH_TOO_LARGE' });
    expect(publisher.asked).toHaveLength(1);
  });

  it('asks for nothing when a role cannot be one', async () => {
    for (const roles of [[], ['177'], ['RO1&x=1']]) {
      await expect(fetchOdsOrganisations(roles, options())).rejects.toMatchObject({ code: 'FETCH_ARGUMENT_INVALID' });
    }
    expect(publisher.asked).toEqual([]);
  });
});
