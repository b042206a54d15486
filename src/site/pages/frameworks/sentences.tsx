/** One sentence as a paragraph, several as a list. */
export function Sentences({ of }: { of: readonly string[] }) {
  if (of.length < 2) return <p>{of[0]}</p>;
  return (
    <ul>
      {of.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
