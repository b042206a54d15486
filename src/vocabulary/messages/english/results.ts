/** Words of the page of search results. */
export const results = {
  title: 'Find an area, a practice or a measure',
  search: (text: string) => `Search: ${text}`,
  nothing: (text: string) => `We found nothing for “${text}”.`,
  try: (postcodes: boolean) =>
    postcodes ? 'Try part of the name, a code, or the first part of a postcode.' : 'Try part of the name, or a code.',
  areas: 'Areas and practices',
  measures: 'Measures',
  indicator: 'measure',
  closed: 'closed',
  charts: { name: 'Name', kind: 'Kind', code: 'Code', address: 'Address' },
};
