package policy

import "github.com/egglint/egg/parser"

// restOn takes down what a strict run does not take for granted: that the reading of
// a scenario assumed something leaves each rule open that the scenario does not
// fail.
func (t *trial) restOn(scenario int, a audience, said []answers) {
	if !t.engine.strict {
		return
	}
	obstacles := assumptionObstacles(&t.scenarios[scenario])
	for n := range said {
		for rule, checks := range said[n] {
			if a.asks(t.rules[rule]) && !fails(checks) {
				t.blame(scenario, rule, check{}, obstacles)
			}
		}
	}
}

// assumptionObstacles are the assumptions that the reading of a scenario rests on.
func assumptionObstacles(s *parser.Scenario) []Obstacle {
	var found obstacleSet
	for _, assumption := range s.Assumptions {
		found.add(Obstacle{Kind: ObstacleAssumption, Source: assumption})
	}
	return found
}
