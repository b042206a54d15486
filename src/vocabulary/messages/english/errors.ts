export const errors = {
  notFound: {
    title: 'We cannot find this page',
    text: 'The address may be wrong, or the area or measure may not be in this release.',
    next: 'Search for an area, or go back to the start page.',
  },
  gone: {
    title: 'This release was withdrawn',
    text: 'It was taken down after it was published. Its numbers are no longer shown.',
    next: 'The list of releases says which one takes its place.',
  },
  badRequest: {
    title: 'We do not understand this address',
    text: 'Something in the address is not written as we expect.',
    next: 'Search for an area, or go back to the start page.',
  },
  failure: {
    title: 'Something went wrong on our side',
    text: 'It is not your fault. We have written down what happened.',
    next: 'Please try again in a minute.',
  },
  empty: {
    title: 'Nothing is published yet',
    text: 'There is no release to read. As soon as one is published, it appears here.',
    next: 'Please come back later.',
  },
  busy: {
    title: 'This takes too long just now',
    text: 'Others are asking the same kind of question, or it is a hard one.',
    next: 'Please try again in a minute.',
  },
  start: 'Go to the start page',
};
