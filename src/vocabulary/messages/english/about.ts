/** Words about the site itself. */
export const about = {
  title: 'About this site',
  lead: 'This site turns what a health service already records into ratings that anyone can check.',
  sections: [
    {
      title: 'Why a flower?',
      text: [
        'In 1858 Florence Nightingale drew a diagram that showed ministers where care was failing. It is often called a coxcomb. Each petal was a month. Its size showed how many had died, and from what.',
        'Here each petal is a topic of care. Its colour, shape and word say how the topic is rated. Its length says how many of its measures are not worse than the average.',
      ],
    },
    {
      title: 'What you can rely on',
      text: [
        'Every number leads back to its source. Every rating leads back to a rule that you can read.',
        'A published release does not change. If something was wrong, a new release takes its place and the old one says so.',
        'Numbers about very few people are hidden, so that nobody can be recognised.',
      ],
    },
    {
      title: 'What it cannot tell you',
      text: [
        'A measure shows a small part of care. A good number is not proof that all is well. A bad one is a reason to ask.',
        'Areas differ in ways that no measure can take out: how old people are, how healthy, how poor.',
      ],
    },
  ],
  licence: 'Licence and thanks',
  contact: 'Report an error',
  contactText: 'If you find a mistake, tell us:',
  data: 'Data for programmers',
  dataText: 'Everything on this site can be read by programs.',
  dataLink: 'Description of the API (OpenAPI)',
  accessibility: {
    title: 'Accessibility',
    lead: 'This site should work for everyone.',
    sections: [
      {
        title: 'What we do',
        text: [
          'We build to the Web Content Accessibility Guidelines 2.2, level AA. An automatic check runs over every kind of page.',
          'Every page works without scripts, with a keyboard, on a narrow screen and when printed.',
          'Every chart has a title, a description and the same numbers as a table. No colour stands alone: there is always a shape and a word.',
        ],
      },
      {
        title: 'What we know is hard',
        text: [
          'Maps are hard to use without seeing them. The table on the same page holds the same numbers.',
          'Long tables are wide. On a narrow screen they scroll inside their frame.',
        ],
      },
    ],
  },
};
