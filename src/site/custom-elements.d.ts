import type { DetailedHTMLProps, HTMLAttributes } from 'react';

type Plain = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'cx-sortable': Plain;
      'cx-suggest': Plain & { source?: string };
      'cx-tips': Plain;
    }
  }
}
