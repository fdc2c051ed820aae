/** Liaisons of units that see to a decision of a committee on which they do not sit: chance makes few of them. */
import { type Given, Oracle, type World } from './oracle.ts';

export function ownersOutside(world: World, most: number): Given[][] {
  const ofUnits = world.units.map((unit): Given[] => [{ role: 'UNIT_LIAISON', unit }]);
  const isOne = (given: Given[]) => {
    const oracle = new Oracle(world, given);
    return world.decisions.some((one) => oracle.seesDecision(one) && !oracle.seesOfMeeting(one));
  };
  return ofUnits.filter(isOne).slice(0, most);
}
