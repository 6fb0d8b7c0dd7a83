/**
 * What a condition may say of a column, besides being equal. A list is `Any`, never `In`: a statement's text must not grow with its
 * values, or each length would be prepared anew.
 */
export { And, Any, ArrayContains, IsNull, LessThan, LessThanOrEqual, MoreThan, MoreThanOrEqual, Not } from 'typeorm';
