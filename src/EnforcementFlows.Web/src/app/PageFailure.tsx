import { Component, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { ProblemNotice } from '@/components/ProblemNotice';

type Props = { children: ReactNode };

/** A page that breaks is told of in its place; the menu stays, and the next page is a fresh start. */
export function PageFailure({ children }: Props) {
  return <Boundary place={useLocation().pathname}>{children}</Boundary>;
}

type Kept = { failure?: unknown; place: string };

// no key by the address: a page that stays the same while its address changes (a list and what is opened of it) is not built anew
class Boundary extends Component<Props & { place: string }, Kept> {
  override state: Kept = { place: this.props.place };

  static getDerivedStateFromError(failure: unknown) {
    return { failure };
  }

  static getDerivedStateFromProps({ place }: { place: string }, kept: Kept): Kept | null {
    return place === kept.place ? null : { place, failure: undefined };
  }

  override render() {
    return this.state.failure === undefined ? this.props.children : <ProblemNotice problem={this.state.failure} onRetry={() => window.location.reload()} />;
  }
}
