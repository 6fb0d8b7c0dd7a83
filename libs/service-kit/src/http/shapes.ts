import type { Type } from '@nestjs/common';
import { PartialType } from '@nestjs/swagger';

export { IntersectionType, OmitType, PickType } from '@nestjs/swagger';

/** All fields may be absent; null is still refused where it was. */
export const Partly = <T>(of: Type<T>): Type<Partial<T>> => PartialType(of, { skipNullProperties: false });
