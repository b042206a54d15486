/** Words of the description of the API. */
export const api = {
  title: 'Coxcomb API',
  description:
    'Read what is published: releases, areas, indicators, estimates and ratings. Every answer names its release.',
};
