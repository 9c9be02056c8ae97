-- Interactions that came over HTTP and that a process has taken, where there are several processes: a load balancer may hand one to two of
-- them. Discord's ids tell when they were made, so that is known as well. Forgotten within hours.
CREATE TABLE taken_interactions (
    interaction_id BIGINT PRIMARY KEY
);
