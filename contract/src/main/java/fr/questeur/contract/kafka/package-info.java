/** The contract on Kafka: topics, headers, and the serializers of what travels on them. */
package fr.questeur.contract.kafka;
