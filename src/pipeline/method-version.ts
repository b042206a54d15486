/** Bumped when a change of the programme changes what it computes, so that work done before is done anew. */
export const methodVersion = 11;
