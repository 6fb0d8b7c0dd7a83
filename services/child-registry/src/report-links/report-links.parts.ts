import { ReadReportLinks } from './read-report-links.query.js';
import { ReportLinkController } from './report-link.controller.js';
import { ReportLinks } from './report-links.js';

/** Which reports are of a child, as the service's definition takes it. */
export const reportLinkParts = { controllers: [ReportLinkController], providers: [ReportLinks, ReadReportLinks] };
