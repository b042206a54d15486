import { SortableTable } from './sortable-table.ts';
import { openTarget } from './open-target.ts';
import { SearchSuggestions } from './search-suggestions.ts';
import { ChartTips } from './chart-tips.ts';

customElements.define('cx-sortable', SortableTable);
customElements.define('cx-suggest', SearchSuggestions);
customElements.define('cx-tips', ChartTips);
openTarget();
