/** What explains the framework to readers; its tables are run as tests. */
export const sixClinicalAreasText = `# Six clinical areas in four words

This page says how six clinical areas are rated in four words, with worked examples. The country is invented, and so are these rules. They
follow the shape of ratings that a health service first used in 2016: six areas, four steps, data first.

## The measures

A measure belongs to the clinical area that its tag names. Readers see the headline measures of each area first, and the others when they
ask for more. These stand for them in the examples.

| measure | name | better | tag:clinical-area |
| --- | --- | --- | --- |
| early | Cancers found early (%) | high | cancer |
| survival | Survival of cancer for one year (%) | high | cancer |
| screening | Bowel cancer screening (%) | high | cancer |
| diagnosis | People with dementia who have a diagnosis (%) | high | dementia |
| review | Care plans of people with dementia looked at (%) | high | dementia |
| targets | People with diabetes who meet three targets (%) | high | diabetes |
| course | Newly diagnosed people who attend a course (%) | high | diabetes |
| register | People on the register of learning disability (%) | high | learning-disabilities |
| check | Yearly health checks (%) | high | learning-disabilities |
| smoking | Mothers who smoke when they give birth (%) | low | maternity |
| feeding | Breastfed at six weeks (%) | high | maternity |
| recovery | Recovery after talking therapy (%) | high | mental-health |
| waiting | Talking therapy within six weeks (%) | high | mental-health |

## One measure

Each measure is compared with the country. Better by more than chance is 1 point, and 2 where chance alone would give such a result less
than 1 time in 500. Worse is 1 or 2 points less than 0. Any other difference is no point.

| area | check outcome | → check | → check score |
| --- | --- | --- | --- |
| much better | better-998 | better | 2 |
| better | better-95 | better | 1 |
| about the same | similar | as-expected | 0 |
| worse | worse-95 | worse | -1 |
| much worse | worse-998 | worse | -2 |
| no value | | not-rated | none |

## One clinical area

The mean of the points of its measures decides: half a point and more is outstanding, 0 and more good, down to half a point below 0 needs
improvement, and less is inadequate. With fewer than two measures there is no rating.

| area | early outcome | survival outcome | screening outcome | → cancer score | → cancer |
| --- | --- | --- | --- | --- | --- |
| two much better | better-998 | better-998 | similar | 1.33 | outstanding |
| half a point | better-95 | similar | | 0.5 | outstanding |
| one better | better-95 | similar | similar | 0.33 | good |
| nothing clear | similar | similar | similar | 0 | good |
| one worse | similar | worse-95 | similar | -0.33 | needs-improvement |
| half a point below | worse-95 | similar | | -0.5 | needs-improvement |
| two worse | worse-95 | worse-95 | similar | -0.67 | inadequate |
| one known | better-998 | | | none | not-rated |

## The whole

The mean of the six areas decides, by the same four steps. With fewer than four of them there is no rating of the whole. One area that is
much worse can be made up for by others: the ratings of the six stand beside that of the whole, so that it stays in sight.

| area | early,survival,screening outcome | diagnosis,review outcome | targets,course outcome | register,check outcome | smoking,feeding outcome | recovery,waiting outcome | → whole score | → whole |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| all better | better-95 | better-95 | better-95 | better-95 | better-95 | better-95 | 1 | outstanding |
| all the same | similar | similar | similar | similar | similar | similar | 0 | good |
| one much worse | worse-998 | better-95 | better-95 | similar | similar | similar | 0 | good |
| all worse | worse-95 | worse-95 | worse-95 | worse-95 | worse-95 | worse-95 | -1 | inadequate |
| four known | better-95 | similar | similar | similar | | | 0.25 | good |
| three known | better-95 | similar | similar | | | | none | not-rated |

## When a rating stays low

An area that is inadequate as a whole in three releases in a row is named, and so is each clinical area. It is excused when it is better than
at the start of the three by more than chance. Nothing follows from a single bad rating: it may be chance.
`;
