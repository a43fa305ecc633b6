#!/usr/bin/env bash
# Creates the suite's topics in a cluster (name, partitions, retention as in contracts' Topics; a test compares). What exists
# keeps its partitions: changing their number would move keys and break their order.
#
#   KAFKA_BOOTSTRAP_SERVERS=kafka:9092 REPLICATION_FACTOR=3 KAFKA_BIN=/opt/kafka/bin topics.sh
set -euo pipefail
: "${KAFKA_BOOTSTRAP_SERVERS:?the cluster}" "${REPLICATION_FACTOR:?1 on one machine, 3 in production}"
bin=${KAFKA_BIN:-/opt/kafka/bin}

# name                    partitions  retention.ms  segment.ms
while read -r name partitions retention segment; do
  "$bin/kafka-topics.sh" --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" --create --if-not-exists --topic "$name" \
    --partitions "$partitions" --replication-factor "$REPLICATION_FACTOR" \
    --config "retention.ms=$retention" --config "segment.ms=$segment" ${COMMAND_CONFIG:+--command-config "$COMMAND_CONFIG"}
done <<TOPICS
conversation-commands     6           604800000     604800000
conversation-events       6           -1            604800000
conversation-verdicts     6           604800000     604800000
conversation-signals      3           60000         60000
desk-commands             3           604800000     604800000
desk-events               3           -1            604800000
ticket-commands           3           604800000     604800000
ticket-events             3           -1            604800000
behaviour-events          3           7776000000    604800000
dead-letters              1           2592000000    604800000
TOPICS
