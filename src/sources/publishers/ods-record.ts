/**
 * One organisation of the Organisation Data Service in the form of its reference-data interface (ORD), as far as it is used here.
 * Lists of one may come as the thing itself.
 */
export interface OdsRecord {
  Name: string;
  OrgId: { extension: string };
  Status: string;
  LastChangeDate?: string;
  orgRecordClass?: string;
  Date?: OneOrMany<OdsDates>;
  GeoLoc?: { Location?: { PostCode?: string } };
  Roles?: { Role?: OneOrMany<OdsRole> };
  Rels?: { Rel?: OneOrMany<OdsRelation> };
  Succs?: { Succ?: OneOrMany<OdsSuccession> };
}

type OneOrMany<T> = T | T[];

interface OdsDates {
  Type: string;
  Start?: string;
  End?: string;
}

interface OdsRole {
  id: string;
  primaryRole?: boolean | string;
  Status?: string;
  Date?: OneOrMany<OdsDates>;
}

interface OdsRelation {
  id: string;
  Status?: string;
  Date?: OneOrMany<OdsDates>;
  Target?: { OrgId?: { extension?: string }; PrimaryRoleId?: { id?: string } };
}

interface OdsSuccession {
  Type: string;
  Date?: OneOrMany<OdsDates>;
  Target?: { OrgId?: { extension?: string } };
}

/** Tables that come out of organisation records; each row is text, dates ISO and inclusive, empty when not known. */
export const odsTables = {
  organisations: {
    header: [
      'code',
      'name',
      'status',
      'record_class',
      'primary_role',
      'postcode',
      'open_date',
      'close_date',
      'last_change_date',
    ],
    rows: (record: OdsRecord) => {
      const primary = many(record.Roles?.Role).find((role) => String(role.primaryRole) === 'true');
      const { Name, Status, orgRecordClass, GeoLoc, LastChangeDate } = record;
      const dates = operational(record.Date);
      return [
        [
          codeOf(record),
          Name,
          Status,
          orgRecordClass,
          primary?.id,
          GeoLoc?.Location?.PostCode,
          ...dates,
          LastChangeDate,
        ],
      ];
    },
  },
  roles: {
    header: ['code', 'role', 'is_primary', 'status', 'from', 'to'],
    rows: (record: OdsRecord) =>
      many(record.Roles?.Role).map((role) => {
        const isPrimary = String(role.primaryRole) === 'true' ? 'yes' : 'no';
        return [codeOf(record), role.id, isPrimary, role.Status, ...operational(role.Date)];
      }),
  },
  relations: {
    header: ['child', 'kind', 'parent', 'parent_role', 'status', 'from', 'to'],
    rows: (record: OdsRecord) =>
      many(record.Rels?.Rel).map((relation) => {
        const { id, Target, Status } = relation;
        const parent = Target?.OrgId?.extension;
        return [codeOf(record), id, parent, Target?.PrimaryRoleId?.id, Status, ...operational(relation.Date)];
      }),
  },
  successions: {
    header: ['code', 'kind', 'other', 'date'],
    rows: (record: OdsRecord) =>
      many(record.Succs?.Succ).map((succession) => {
        const { Type, Target } = succession;
        return [codeOf(record), Type.toLowerCase(), Target?.OrgId?.extension, many(succession.Date)[0]?.Start];
      }),
  },
} satisfies Record<string, { header: string[]; rows(record: OdsRecord): (string | undefined)[][] }>;

export function codeOf(record: OdsRecord): string {
  return record.OrgId.extension;
}

export function isOdsRecord(body: unknown): body is OdsRecord {
  const record = body as Partial<OdsRecord> | null;
  return (
    typeof record?.Name === 'string' && typeof record.OrgId?.extension === 'string' && typeof record.Status === 'string'
  );
}

/** The dates on which it worked; the legal ones only where no others are given. */
function operational(dates: OneOrMany<OdsDates> | undefined): [string | undefined, string | undefined] {
  const list = many(dates);
  const chosen = list.find(({ Type }) => Type === 'Operational') ?? list[0];
  return [chosen?.Start, chosen?.End];
}

function many<T>(value: OneOrMany<T> | undefined): T[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
