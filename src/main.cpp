#include "commands/run.h"

int main(int argc, char** argv) {
    return relais::commands::run(argc, argv);
}
