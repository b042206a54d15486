/** A link to something that is folded unfolds it. */
export function openTarget(): void {
  const open = () => {
    const target =
      location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    const folded = target?.closest('details');
    if (!folded || folded.open) return;
    folded.open = true;
    folded.scrollIntoView();
  };
  addEventListener('hashchange', open);
  open();
}
