import { fetchOdsOrganisations } from './ods-organisations.ts';
import type { Publisher } from './publisher.ts';

/** Organisations of the National Health Service with their codes, roles, relations and successions. */
export const ods: Publisher = {
  name: 'ods',
  description: 'Organisation Data Service (reference data interface, ORD)',
  address: 'https://directory.spineservices.nhs.uk/ORD/2-0-0',
  tasks: [
    {
      name: 'organisations',
      description:
        'organisations with given primary roles, their relations and successions; later runs fetch changes only',
      options: [{ name: 'role', kind: 'texts', description: 'primary roles, such as RO177 RO318', required: true }],
      run: (values, options) => fetchOdsOrganisations(values.role as readonly string[], options),
    },
  ],
};
