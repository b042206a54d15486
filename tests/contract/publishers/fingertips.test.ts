import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fingertipsColumns } from '#sources/formats/fingertips-csv.ts';
import {
  fetchFingertipsAreas,
  fetchFingertipsData,
  fetchFingertipsMetadata,
  fingertipsMetadataColumns,
} from '#sources/publishers/fingertips.ts';
import { localPublisher } from './local-publisher.ts';

const publisher = localPublisher();
const options = () => ({ ...publisher.connection, baseUrl: `${publisher.baseUrl}/api/`, folder: publisher.folder });
const data = `${fingertipsColumns.join(',')}\r\n${fingertipsColumns.map((_, index) => index).join(',')}\r\n`;
const metadata = `${fingertipsMetadataColumns.join(',')}\n${fingertipsMetadataColumns.map(() => '"two\nlines"').join(',')}\n`;

describe('the Fingertips client', () => {
  it('has the 32 metadata columns', () => expect(fingertipsMetadataColumns).toHaveLength(32));

  it('fetches values, one file an indicator', async () => {
    publisher.answer = (_, response) => response.end(data);
    const files = await fetchFingertipsData(
      { kind: 'indicator', ids: [241, 247] },
      { childAreaTypeId: 7, parentAreaTypeId: 221 },
      options(),
    );
    expect(publisher.asked).toEqual([
      '/api/all_data/csv/by_indicator_id?indicator_ids=241&child_area_type_id=7&parent_area_type_id=221',
      '/api/all_data/csv/by_indicator_id?indicator_ids=247&child_area_type_id=7&parent_area_type_id=221',
    ]);
    expect(files.map(({ path }) => path.slice(publisher.folder.length + 1))).toEqual([
      'fingertips/data-indicator-241-areas-7-in-221.csv',
      'fingertips/data-indicator-247-areas-7-in-221.csv',
    ]);
    expect(await readFile(files[0]!.path, 'utf8')).toBe(data);
  });

  it('fetches values of a group or profile, within the country by default', async () => {
    publisher.answer = (_, response) => response.end(data);
    await fetchFingertipsData({ kind: 'group', id: 1 }, { childAreaTypeId: 7 }, options());
    await fetchFingertipsData({ kind: 'profile', id: 2 }, { childAreaTypeId: 7 }, options());
    expect(publisher.asked).toEqual([
      '/api/all_data/csv/by_group_id?group_id=1&child_area_type_id=7&parent_area_type_id=15',
      '/api/all_data/csv/by_profile_id?profile_id=2&child_area_type_id=7&parent_area_type_id=15',
    ]);
  });

  it('takes a header alone as "no data", and refuses other columns without leaving a file', async () => {
    publisher.answer = (_, response) => response.end(data.split('\r\n')[0]);
    await fetchFingertipsData({ kind: 'indicator', ids: [1] }, { childAreaTypeId: 7 }, options());
    publisher.answer = (_, response) => response.end('area,value\nE1,1\n');
    const refused = fetchFingertipsData({ kind: 'indicator', ids: [2] }, { childAreaTypeId: 7 }, options());
    await expect(refused).rejects.toMatchObject({ code: 'FETCH_NOT_DATA' });
    const names = await readdir(join(publisher.folder, 'fingertips'));
    expect(names.filter((name) => name.includes('indicator-2-'))).toEqual([]);
  });

  it('fetches metadata and checks its columns', async () => {
    publisher.answer = (_, response) => response.end(metadata);
    const [file] = await fetchFingertipsMetadata({ kind: 'profile', id: 19 }, options());
    expect(publisher.asked).toEqual(['/api/indicator_metadata/csv/by_profile_id?profile_id=19']);
    expect(await readFile(file!.path, 'utf8')).toBe(metadata);
    publisher.answer = (_, response) => response.end(metadata.replace('Rationale', 'Reason'));
    await expect(fetchFingertipsMetadata({ kind: 'group', id: 3 }, options())).rejects.toMatchObject({
      code: 'FETCH_NOT_DATA',
    });
  });

  it('fetches areas as a table sorted by code', async () => {
    publisher.answer = (_, response) =>
      response.end(
        JSON.stringify([
          { Code: 'E2', Name: 'South, "lower"', AreaTypeId: 221 },
          { Code: 'E1', Name: 'North', Short: 'N', AreaTypeId: 221 },
        ]),
      );
    const { path, record } = await fetchFingertipsAreas(221, options());
    expect(await readFile(path, 'utf8')).toBe(
      'code,name,short_name,area_type_id\nE1,North,N,221\nE2,"South, ""lower""",,221\n',
    );
    expect(record.address).toBe(`${publisher.baseUrl}/api/areas/by_area_type?area_type_id=221`);
    for (const body of ['{"error":1}', '[{"Code":1}]', '<html>', '']) {
      publisher.answer = (_, response) => response.end(body);
      await expect(fetchFingertipsAreas(221, options())).rejects.toMatchObject({ code: 'FETCH_NOT_DATA' });
    }
  });

  it('asks for nothing when an identifier cannot be one', async () => {
    const areas = { childAreaTypeId: 7 };
    const attempts = [
      fetchFingertipsData({ kind: 'indicator', ids: [] }, areas, options()),
      fetchFingertipsData({ kind: 'indicator', ids: [1.5] }, areas, options()),
      fetchFingertipsData({ kind: 'group', id: 0 }, areas, options()),
      fetchFingertipsData({ kind: 'group', id: 1 }, { childAreaTypeId: Number.NaN }, options()),
      fetchFingertipsAreas(-1, options()),
    ];
    for (const attempt of attempts)
      await expect(attempt).rejects.toMatchObject({ code: 'FETCH_ARGUMENT_INVALID', exitCode: 2 });
    expect(publisher.asked).toEqual([]);
  });
});
