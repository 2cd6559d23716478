import { calls } from 'virtual:bridge-names'

console.log(calls)
