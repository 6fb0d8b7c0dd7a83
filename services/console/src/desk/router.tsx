import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { fetchTwice, reloadWithLine } from '../shared/fetch-page';
import { Layout } from './layout/Layout';
import { Failed } from './layout/Failed';
import { Nothing } from './layout/Nothing';
import { pages } from './pages';

const root = createRootRoute({ component: Layout, errorComponent: Failed, notFoundComponent: Nothing });

const routes = pages.map(({ path, load }) => {
  const component = lazyRouteComponent(() => fetchTwice(load), 'Page');
  /** Fetches the page's file again; what lies here already is shown again. */
  const again = async (reset: () => void): Promise<void> => {
    await component.preload?.();
    // It is there once there is nothing left to fetch.
    if (component.preload === undefined) reset();
    else reloadWithLine();
  };
  return createRoute({ getParentRoute: () => root, path, component, errorComponent: ({ error, reset }) => <Failed error={error} onRetry={() => { void again(reset); }} /> });
});

/** Filters are plain in the address, as the API takes them: `?state=opened`, no JSON. */
export const router = createRouter({
  routeTree: root.addChildren(routes), scrollRestoration: true, defaultNotFoundComponent: Nothing,
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => { const text = new URLSearchParams(search as Record<string, string>).toString(); return text === '' ? '' : `?${text}`; },
});
